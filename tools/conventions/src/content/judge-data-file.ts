/** Files that hold data, not code: there names of columns and codes are no coincidence. */
const DATA_FILE = /(^|\/)[^./]+$|\.(csv|tsv|psv|json|ndjson|jsonl|xml|txt|sql|out)$/i

/** Words by which columns say who somebody is; two kinds of them, and a row is a person. */
const IDENTIFYING_COLUMNS: readonly RegExp[] = [
  /^(first|last|given|family|full|middle|patient)[ _-]?name$|^surname$/i,
  /^(dob|date[ _-]?of[ _-]?birth|birth[ _-]?date)$/i,
  /^(mrn|medical[ _-]?record[ _-]?(number|no)|patient[ _-]?(id|no|number))$/i,
  /^(ssn|social[ _-]?security([ _-]?number)?|national[ _-]?(id|number)|nhs[ _-]?(no|number))$/i,
  /^(phone|mobile|telephone|e[ _-]?mail)([ _-]?(number|address))?$/i,
  /^(street|home|postal)?[ _-]?address([ _-]?(line)?[ _-]?1)?$/i,
]

/** Rows below this are an example in a text; above it somebody has exported something. */
const MIN_ROWS = 3

/** US social security numbers that were ever given out: not 000, 666 or 9xx, no group or serial of zeros. */
const SOCIAL_SECURITY = /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g

/**
 * Says which patients’ data a file of data seems to be made of, whoever they are: made-up people do not travel as an
 * export either. Nothing where it has none, or is code.
 */
export function judgeDataFile(path: string, text: string): string | undefined {
  if (!DATA_FILE.test(path)) return undefined
  if (/^MSH\|/m.test(text) && /^PID\|/m.test(text)) return 'patients’ data: an HL7 message'
  if (hasPeopleAsRows(text)) return 'patients’ data: rows of people, by the names of its columns'
  const numbers = new Set(text.match(SOCIAL_SECURITY) ?? [])
  return numbers.size >= MIN_ROWS ? `patients’ data: ${numbers.size} social security numbers` : undefined
}

function hasPeopleAsRows(text: string): boolean {
  const [header = '', ...rows] = text.split(/\r?\n/, MIN_ROWS + 1)
  const separator = [',', '\t', ';', '|'].find((each) => header.includes(each))
  if (separator === undefined || rows.filter((row) => row.includes(separator)).length < MIN_ROWS) return false
  const columns = header.split(separator).map((column) => column.trim().replace(/^"|"$/g, ''))
  const kinds = IDENTIFYING_COLUMNS.filter((kind) => columns.some((column) => kind.test(column)))
  return kinds.length >= 2
}
