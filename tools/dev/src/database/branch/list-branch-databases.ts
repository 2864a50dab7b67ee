import type pg from 'pg'
import { BRANCH_PREFIX } from './branch-name.ts'
import { type BranchRecord, parseBranchRecord } from './branch-record.ts'

/** The database of a branch. */
export interface BranchDatabase extends BranchRecord {
  readonly database: string
  readonly sizeBytes: number
}

/** Lists the databases of branches by the branch's name; those without a word of which branch's they are are not ours. */
export async function listBranchDatabases(admin: pg.ClientBase): Promise<BranchDatabase[]> {
  const { rows } = await admin.query<{ datname: string; size: string; comment: string | null }>(
    `select datname, pg_database_size(oid) as size, shobj_description(oid, 'pg_database') as comment
     from pg_database where starts_with(datname, $1)`,
    [BRANCH_PREFIX],
  )
  return rows
    .flatMap(({ datname, size, comment }) => {
      const record = parseBranchRecord(comment)
      return record === undefined ? [] : [{ ...record, database: datname, sizeBytes: Number(size) }]
    })
    .sort((one, other) => (one.branch < other.branch ? -1 : 1))
}
