import type {} from '@ehr/db-migrations/tables/condition'
import type {} from '@ehr/db-migrations/tables/source-record'
import { sql } from 'kysely'
import type { Concept } from '../mappings/concept.ts'
import type { Db } from './import-options.ts'

/** A record that an earlier import, or an earlier batch, made of a resource. */
export interface KnownRecord {
  readonly sourceType: string
  readonly sourceId: string
  readonly recordId: string
  /** The version that the import wrote. */
  readonly recordVersion: number
  /** The version that the record has now; null when it is gone. */
  readonly version: number | null
  readonly hash: Buffer
}

/** Finds the records of resources of one type, with the version that they have now. */
export async function listKnownRecords(
  db: Db,
  { source, type, table, ids }: { source: string; type: string; table: string; ids: readonly string[] },
): Promise<KnownRecord[]> {
  const result = await sql<KnownRecord>`
    select s.source_type, s.source_id, s.record_id, s.record_version, s.hash, t.version
    from source_record s left join ${sql.table(table)} t on t.id = s.record_id
    where s.source = ${source} and s.source_type = ${type} and s.source_id = any (${ids}::text[])`.execute(db)
  return result.rows
}

export interface FoundReference {
  readonly type: string
  readonly id: string
  readonly recordId: string
}

/** Finds the records that references by id mean, whichever types they are of. */
export async function listReferencedRecords(
  db: Db,
  source: string,
  keys: readonly { readonly type: string; readonly id: string }[],
): Promise<FoundReference[]> {
  if (keys.length === 0) return []
  const result = await sql<FoundReference>`
    select s.source_type as type, s.source_id as id, s.record_id
    from unnest(${keys.map(({ type }) => type)}::text[], ${keys.map(({ id }) => id)}::text[]) as k (type, id)
    join source_record s on s.source = ${source} and s.source_type = k.type and s.source_id = k.id`.execute(
    db,
  )
  return result.rows
}

/** Finds what conditions say, for those who refer to them for their code. */
export async function listConditionConcepts(
  db: Db,
  ids: readonly string[],
): Promise<(Concept & { id: string })[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('condition')
    .select(['id', 'codeSystem as system', 'code', 'codeDisplay as display'])
    .where('id', 'in', ids)
    .execute()
}
