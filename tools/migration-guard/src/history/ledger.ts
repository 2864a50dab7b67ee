import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { hashSource, hashStatements } from './hashes.ts'
import type { MigrationFile } from './migration-file.ts'

const ENTRY = z.strictObject({
  /** Tag of the first release with it. */
  release: z.string(),
  source: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** Of the statements that its `up` emits; absent where they were not observed or differ from run to run. */
  sql: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional(),
})

/** What is kept of a released migration: one file each, so that two branches never change the same one. */
export type LedgerEntry = z.infer<typeof ENTRY>

/** A file of the ledger that is to be written. */
export interface LedgerFile {
  fileName: string
  text: string
}

/** Reads the ledger, by the migrations' names; empty where there is none. Throws, by file, on what is no entry. */
export async function readLedger(folder: string): Promise<ReadonlyMap<string, LedgerEntry>> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json')).sort()
  const entries = files.map(async (file) => {
    const name = file.slice(0, -'.json'.length)
    return [name, parseEntry(join(folder, file), await readFile(join(folder, file), 'utf8'))] as const
  })
  return new Map(await Promise.all(entries))
}

/**
 * Decides which entries the ledger lacks: those of released migrations, and new hashes where a released file was
 * edited without changing what it emits. An entry whose SQL would change is left as it is: that is what it is for.
 */
export function planLedger(options: {
  files: readonly MigrationFile[]
  released: ReadonlySet<string>
  /** Tag of the release that the new entries are first in. */
  release: string
  ledger: ReadonlyMap<string, LedgerEntry>
  /** Names of those whose code is as it was released, whatever their comments. */
  sameCode?: ReadonlySet<string>
  /** The statements of `up`, where they were observed (`listEmitted`). */
  emitted?: ReadonlyMap<string, readonly string[]>
}): LedgerFile[] {
  return options.files
    .filter(({ name }) => options.released.has(name))
    .flatMap(({ name, source }) => {
      const statements = options.emitted?.get(name)
      const former = options.ledger.get(name)
      const sql = statements === undefined ? former?.sql : hashStatements(statements)
      const release = former?.release ?? options.release
      const entry = { release, source: hashSource(source), ...(sql && { sql }) }
      const isSameSql = statements !== undefined && former?.sql === sql
      const isHarmless = isSameSql || options.sameCode?.has(name) === true
      return isWanted(former, entry, isHarmless)
        ? [{ fileName: `${name}.json`, text: `${JSON.stringify(entry, null, 2)}\n` }]
        : []
    })
}

function isWanted(former: LedgerEntry | undefined, entry: LedgerEntry, isHarmless: boolean): boolean {
  if (former === undefined) return true
  if (former.sql !== undefined && former.sql !== entry.sql) return false
  if (former.source !== entry.source) return isHarmless
  return former.sql !== entry.sql
}

/** Writes entries into the ledger; gives the files' absolute paths. */
export async function writeLedger(folder: string, files: readonly LedgerFile[]): Promise<string[]> {
  if (files.length > 0) await mkdir(folder, { recursive: true })
  return await Promise.all(
    files.map(async ({ fileName, text }) => {
      await writeFile(join(folder, fileName), text)
      return join(folder, fileName)
    }),
  )
}

function parseEntry(file: string, text: string): LedgerEntry {
  try {
    return ENTRY.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(
      `${file} is no entry of the ledger: expected { "release", "source", "sql" } with sha256 hashes. Restore it from git; it is never edited by hand.`,
      { cause },
    )
  }
}
