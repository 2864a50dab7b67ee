import { recordWrite } from '@ehr/audit'
import type { Db } from '@ehr/db'
import type { CodeRow, ParsedLine } from './code-row.ts'
import { CodesFileError } from './codes-file-error.ts'
import { countActive, type Membership, noteImport, retireOthers, upsertCodes } from './queries.ts'

/** What an import did. */
export interface ImportCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly retired: number
  readonly headings: number
  /** Whose the code system is, and the terms of use. */
  readonly licence: string
}

export interface ImportCodesOptions extends Membership {
  readonly lines: AsyncIterable<ParsedLine>
  readonly version: string | null
  /** True: also a file that lacks many of the known codes is believed. */
  readonly mayRetireMany: boolean
  readonly now: Date
  readonly onProgress?: (codes: number) => void
}

const BATCH = 1000

/** Mistakes that are told before the reading ends: more would say nothing new. */
const MANY_PROBLEMS = 20

/** A new release retires far less than this share; a file that was cut off retires more. */
const LIKELY_RETIRED = 0.2
const FEW_CODES = 100

/**
 * Imports a release of a code system: all of it, or nothing. The same file again changes nothing. Codes that the
 * release no longer has are retired: old records keep them, new ones are not offered them.
 *
 * @throws CodesFileError which says every mistake by its line, or that the file looks cut off
 */
export async function importCodes(db: Db, options: ImportCodesOptions): Promise<ImportCounts> {
  const { system, version, now, mayRetireMany } = options
  return await db.transaction().execute(async (trx) => {
    const before = await countActive(trx, system)
    const { codes, headings, created, updated, retired } = await writeLines(trx, options)
    const missing = await retireOthers(trx, system, codes)
    if (!mayRetireMany && before > FEW_CODES && missing > before * LIKELY_RETIRED) {
      throw new CodesFileError(
        `The file lacks ${missing} of the ${before} codes that are known. Is it whole? --retire-many believes it.`,
      )
    }
    const counts = {
      ...{ created, updated, retired: retired + missing, headings },
      unchanged: codes.length - created - updated - retired,
    }
    const licence = await noteImport(trx, system, { version, now })
    const detail = { system, version, ...counts }
    await recordWrite(trx, { action: 'update', outcome: 'success', operation: 'codes.import', detail })
    return { ...counts, licence }
  })
}

async function writeLines(trx: Db, { lines, onProgress, ...membership }: ImportCodesOptions) {
  const lineOf = new Map<string, number>()
  const problems: string[] = []
  const counts = { created: 0, updated: 0, retired: 0 }
  let headings = 0
  let batch: CodeRow[] = []
  for await (const parsed of lines) {
    const problem = problemOf(parsed, lineOf)
    if (problem !== undefined) problems.push(problem)
    if (problems.length >= MANY_PROBLEMS) break
    if (parsed.kind === 'heading') headings += 1
    if (parsed.kind !== 'code' || problems.length > 0) continue
    batch.push(parsed.row)
    if (batch.length < BATCH) continue
    await writeBatch()
  }
  if (problems.length > 0) throw new CodesFileError(problems.join('\n'))
  if (lineOf.size === 0) throw new CodesFileError('The file has no codes.')
  await writeBatch()
  return { ...counts, headings, codes: [...lineOf.keys()] }

  async function writeBatch(): Promise<void> {
    const written = await upsertCodes(trx, batch, membership)
    counts.created += written.created
    counts.updated += written.updated
    counts.retired += written.retired
    batch = []
    onProgress?.(lineOf.size)
  }
}

/** Notes where a code is; says what is wrong with a line, if anything. */
function problemOf(parsed: ParsedLine, lineOf: Map<string, number>): string | undefined {
  if (parsed.kind === 'problem') return `Line ${parsed.line}: ${parsed.detail}`
  if (parsed.kind === 'heading') return undefined
  const { line, row } = parsed
  const former = lineOf.get(row.code)
  if (former !== undefined)
    return `Line ${line}: ${row.code} was in line ${former} already; expected each code once.`
  lineOf.set(row.code, line)
  return undefined
}
