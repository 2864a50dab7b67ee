import { LONGEST_DISPLAY, type ParsedLine } from './code-row.ts'

/*
 * Layout of the order file: https://www.cms.gov/medicare/coding/icd10/downloads/icd10orderfiles.pdf
 *   1-5 order number, 7-13 code without its dot, 15 header flag (0: a heading, not valid for submission),
 *   17-76 short description, 78-end long description.
 * The codes file (icd10cm-codes-YYYY.txt) has 1-7 code and 9-end long description, valid codes only.
 */
const ORDER_LINE = /^(?<order>\d{5}) (?<code>[A-Z0-9]{3,7}) {0,4} (?<flag>[01]) (?<short>.{60}) (?<long>.+)$/
const CODES_LINE = /^(?<code>[A-Z0-9]{3,7}) {1,5}(?<long>\S.*)$/

/** ICD-10-CM: a letter, a digit, then letters and digits; three to seven in all. */
const CODE = /^[A-Z][0-9][0-9A-Z]{1,5}$/

const EXPECTED =
  'expected a line of the order file (order number, code, 0 or 1, short and long description, in fixed columns) or of the codes file (code, description)'

/** Reads one line of ICD-10-CM’s order file or codes file. @param line counted from 1 */
export function parseIcd10CmLine(text: string, line: number): ParsedLine {
  const order = ORDER_LINE.exec(text)
  const found = order ?? CODES_LINE.exec(text)
  const code = found?.groups?.code ?? ''
  const display = (found?.groups?.long ?? '').trim()
  if (found === null || display === '') return { kind: 'problem', line, detail: `${EXPECTED}.` }
  if (order?.groups?.flag === '0') return { kind: 'heading', line }
  if (!CODE.test(code)) {
    return {
      kind: 'problem',
      line,
      detail: `"${code}" is not a code of ICD-10-CM (such as A000 or S72001A).`,
    }
  }
  if (display.length > LONGEST_DISPLAY) {
    return { kind: 'problem', line, detail: `the description is longer than ${LONGEST_DISPLAY} characters.` }
  }
  return { kind: 'code', line, row: { code: withDot(code), display, isActive: true, synonyms: [] } }
}

/** The files leave out the dot that people write: J45909 is J45.909. */
function withDot(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
}
