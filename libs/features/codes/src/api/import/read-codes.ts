import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { CsvError, parse } from 'csv-parse'
import type { ParsedLine } from './code-row.ts'
import { CodesFileError } from './codes-file-error.ts'
import { parseIcd10CmLine } from './parse-icd-10-cm.ts'
import { LOINC_COLUMNS, type LoincRecord, parseLoincRecord } from './parse-loinc.ts'

/** Reads a file of codes line by line, however large. @throws CodesFileError where it is none of its kind */
export type ReadCodes = (path: string) => AsyncGenerator<ParsedLine>

/** Reads ICD-10-CM’s order file (`icd10cm-order-2026.txt`) or codes file (`icd10cm-codes-2026.txt`). */
export async function* readIcd10Cm(path: string): AsyncGenerator<ParsedLine> {
  const input = createReadStream(path, { encoding: 'utf8' })
  let line = 0
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1
    if (text.trim() !== '') yield parseIcd10CmLine(text, line)
  }
}

/** Reads LOINC’s table (`LoincTable/Loinc.csv`). */
export async function* readLoinc(path: string): AsyncGenerator<ParsedLine> {
  const options = { bom: true, columns: checkColumns, info: true, skip_empty_lines: true } as const
  const rows = createReadStream(path).pipe(parse(options))
  try {
    for await (const { record, info } of rows as AsyncIterable<CsvRow>)
      yield parseLoincRecord(record, info.lines)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new CodesFileError(`A row is not CSV: ${error.message}.`, { cause: error })
  }
}

interface CsvRow {
  readonly record: LoincRecord
  readonly info: { readonly lines: number }
}

function checkColumns(names: string[]): string[] {
  const missing = LOINC_COLUMNS.filter((name) => !names.includes(name))
  if (missing.length === 0) return names
  throw new CodesFileError(
    `The first line must name the columns of LOINC's table; ${missing.join(', ')} not found. Give the file LoincTable/Loinc.csv of a LOINC release.`,
  )
}
