import { type Fact, findColumnKind, findKind, isOfPeople, type Kind } from './kinds.ts'

/** Where separated values are looked for: a line of a CSV file, of a table in Markdown, of a text within code. */
const SEPARATORS = [',', '\t', ';', '|'] as const
/** A header of fewer columns is a list of two words. */
const MIN_COLUMNS = 2

/** One of these is in the name of every column about a person; most lines have none. */
const HINT =
  /name|famil|given|first|last|birth|born|dob|mrn|record|chart|file|patient|ssn|social|national|passport|phone|mobile|tel|address|identifi|street|cell/i
/** What a line of code has, and a header does not. */
const CODE = /[(){}=<>:]|=>/

interface Line {
  text: string
  at: number
}

/** Reads the values of tables whose first line names columns about a person: CSV and its relatives, Markdown. */
export function* readTables(text: string, { isCode }: { isCode: boolean }): Generator<Fact> {
  const lines = splitLines(text)
  for (let index = 0; index < lines.length; index += 1) {
    const header = findHeader(lines[index]?.text ?? '', isCode)
    if (header === undefined) continue
    while (index + 1 < lines.length) {
      const line = lines[index + 1]
      const cells = line === undefined ? [] : splitCells(line.text, header.separator)
      if (line === undefined || cells.length !== header.kinds.length) break
      yield* factsOfRow(cells, header.kinds, line.at)
      index += 1
    }
  }
}

function* factsOfRow(
  cells: readonly string[],
  kinds: readonly (Kind | undefined)[],
  at: number,
): Generator<Fact> {
  for (const [column, value] of cells.entries()) {
    const kind = kinds[column]
    if (kind !== undefined && value !== '') yield { kind, value, at }
  }
}

function findHeader(
  text: string,
  isCode: boolean,
): { separator: string; kinds: (Kind | undefined)[] } | undefined {
  if (text.length > 4000 || !HINT.test(text) || (isCode && CODE.test(text))) return undefined
  for (const separator of SEPARATORS) {
    if (!text.includes(separator)) continue
    const cells = splitCells(text, separator)
    if (cells.length < MIN_COLUMNS || !cells.every((cell) => cell.length <= 60)) continue
    const kinds = kindsOfColumns(cells)
    if (kinds !== undefined) return { separator, kinds }
  }
  return undefined
}

/** Says what the columns of one table are about; nothing where none is certain to be about a person. */
export function kindsOfColumns(columns: readonly string[]): (Kind | undefined)[] | undefined {
  return columns.some((column) => findKind(column) !== undefined) ||
    columns.filter((column) => findColumnKind(column) !== undefined || isOfPeople(column)).length > 1
    ? columns.map(findColumnKind)
    : undefined
}

function splitLines(text: string): Line[] {
  let at = 0
  return text.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    return { text: line.replace(/\r$/, ''), at: start }
  })
}

/** Cells of a line, without their quotes; a quoted cell may hold the separator. */
function splitCells(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quote = ''
  for (const character of stripFrame(line, separator)) {
    if (quote !== '') {
      if (character === quote) quote = ''
      else cell += character
    } else if (character === '"' && cell.trim() === '') quote = character
    else if (character === separator) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

/** Markdown has its bars outside as well; a text within code has its quotes. */
function stripFrame(line: string, separator: string): string {
  const text = line.replace(/^\uFEFF/, '').trim()
  if (separator === '|' && text.startsWith('|')) return text.replace(/^\|/, '').replace(/\|$/, '')
  return separator === '\t' ? line.replace(/^\uFEFF/, '') : text.replace(/^(['`])(.*)\1[,;]?$/, '$2')
}
