import { findPatientData, type MadeUp } from '../patient-data/index.ts'
import { judgeDataFile } from './judge-data-file.ts'

/** How findings begin that are about patients’ data. */
export const PATIENT_DATA = 'patients’ data'

/** Above this a file is too large whatever is in it, and is not read. */
export const MAX_READ_BYTES = 50 * 1024 * 1024
/** Above this a text is data, not something that a person wrote. */
const MAX_TEXT_BYTES = 5 * 1024 * 1024
const MAX_BINARY_BYTES = 1024 * 1024
/** Git itself looks this far for a zero byte. */
const SNIFFED_BYTES = 8000

/** How files begin that their name may hide. */
const BEGINNINGS: readonly (readonly [begins: string, at: number, wrong: string])[] = [
  ['PGDMP', 0, 'a dump of a database, by its content'],
  ['SQLite format 3\0', 0, 'a database, by its content'],
  ['PK\u0003\u0004', 0, 'an archive, by its content'],
  ['\u001f\u008b', 0, 'an archive, by its content'],
  ['7z\u00bc\u00af', 0, 'an archive, by its content'],
  ['DICM', 128, 'a medical image, by its content'],
]

const SQL_DUMP = /^-- (PostgreSQL database|MySQL) dump|^COPY \S.* FROM stdin;\r?$/m

/** Says what is wrong with a file by what is in it; nothing where it is harmless. */
export function judgeContent(path: string, content: Buffer, madeUp: MadeUp): string | undefined {
  const head = content.subarray(0, SNIFFED_BYTES).toString('latin1')
  const known = BEGINNINGS.find(([begins, at]) => head.startsWith(begins, at))
  if (known !== undefined) return known[2]
  if (head.includes('\0')) {
    return content.length > MAX_BINARY_BYTES ? `binary and large: ${describeSize(content.length)}` : undefined
  }
  if (content.length > MAX_TEXT_BYTES) return describeLarge(content.length)
  const text = content.toString('utf8')
  if (path.endsWith('.sql') && SQL_DUMP.test(text)) return 'a dump of a database, by its content'
  return judgeDataFile(path, text) ?? describePatientData(path, text, madeUp)
}

const MAX_PLACES = 4

function describePatientData(path: string, text: string, madeUp: MadeUp): string | undefined {
  const places = findPatientData(path, text, madeUp).map(({ line, what }) => `${what} (line ${line})`)
  if (places.length === 0) return undefined
  const more = places.length > MAX_PLACES ? ` and ${places.length - MAX_PLACES} more` : ''
  return `${PATIENT_DATA}: ${places.slice(0, MAX_PLACES).join(', ')}${more}`
}

/** Says that a file is too large. @param bytes its size */
export function describeLarge(bytes: number): string {
  return `large: ${describeSize(bytes)}`
}

function describeSize(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
