import type { QueryExecutorProvider } from 'kysely'
import { MIGRATIONS_FOLDER, readChecksums } from '../migration-files.ts'
import { type AppliedRow, type MigrationRecord, readAppliedRows, readRecords } from '../runner/bookkeeping.ts'

/** What is known of one migration. */
export interface LedgerEntry {
  name: string
  /** `half-applied` and `half-undone`: a run outside of a transaction was interrupted. */
  state: 'applied' | 'pending' | 'half-applied' | 'half-undone'
  /** Among the files here; otherwise of a newer release or another branch. */
  isKnown: boolean
  appliedAt: Date | undefined
  durationMs: number | undefined
  /** Whether the file is what was applied; `unrecorded`: applied by something that keeps no checksums. */
  file: 'same' | 'edited' | 'unrecorded' | 'not applied' | 'unknown'
}

/** Reads what is applied, when and in which time, what is pending, and what differs; by name. Writes nothing. */
export async function readLedger(
  db: QueryExecutorProvider,
  folder: string = MIGRATIONS_FOLDER,
): Promise<LedgerEntry[]> {
  return createLedger(await readChecksums(folder), await readAppliedRows(db), await readRecords(db))
}

/** Puts files and bookkeeping together. */
function createLedger(
  files: ReadonlyMap<string, string>,
  applied: readonly AppliedRow[],
  records: ReadonlyMap<string, MigrationRecord>,
): LedgerEntry[] {
  const rows = new Map(applied.map((row) => [row.name, row]))
  const names = new Set([...files.keys(), ...rows.keys(), ...records.keys()])
  return [...names].sort().flatMap((name) => {
    const row = rows.get(name)
    const record = records.get(name)
    // A row of ours alone, finished: somebody deleted Kysely's. Unless there is a file, nobody misses it.
    const state = stateOf(row, record)
    if (state === 'pending' && !files.has(name)) return []
    return [
      {
        ...{ name, state, isKnown: files.has(name) },
        appliedAt: row === undefined ? undefined : (record?.finishedAt ?? new Date(row.appliedAt)),
        durationMs: row === undefined ? undefined : (record?.durationMs ?? undefined),
        file: compareFile(files.get(name), row, record),
      },
    ]
  })
}

function stateOf(row: AppliedRow | undefined, record: MigrationRecord | undefined): LedgerEntry['state'] {
  if (record !== undefined && record.finishedAt === null) {
    return record.direction === 'up' ? 'half-applied' : 'half-undone'
  }
  return row === undefined ? 'pending' : 'applied'
}

function compareFile(
  checksum: string | undefined,
  row: AppliedRow | undefined,
  record: MigrationRecord | undefined,
): LedgerEntry['file'] {
  if (checksum === undefined) return 'unknown'
  if (row === undefined) return 'not applied'
  if (record === undefined) return 'unrecorded'
  return record.checksum === checksum ? 'same' : 'edited'
}
