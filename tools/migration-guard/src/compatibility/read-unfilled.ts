import type pg from 'pg'
import { listInserts } from './list-inserts.ts'
import type { RecordedQuery } from './parse-recording.ts'

/** A required column that a recorded INSERT gives no value for. */
export interface UnfilledColumn {
  query: RecordedQuery
  table: string
  column: string
  /** A trigger before the insert may fill it: nothing is proven. */
  mayBeFilled: boolean
}

interface Required {
  column: string
  mayBeFilled: boolean
}

/** Finds the columns that recorded INSERTs would leave null although the schema requires them. */
export async function readUnfilled(
  client: pg.ClientBase,
  queries: readonly RecordedQuery[],
): Promise<UnfilledColumn[]> {
  const found: UnfilledColumn[] = []
  const required = new Map<string, Required[]>()
  for (const query of queries) {
    for (const { schema, table, columns } of await listInserts(query.sql)) {
      const key = JSON.stringify([schema, table])
      const needed = required.get(key) ?? (await readRequired(client, schema, table))
      required.set(key, needed)
      const missing = needed.filter(({ column }) => !columns.includes(column))
      found.push(...missing.map((column) => ({ query, table, ...column })))
    }
  }
  return found
}

/** None where the table does not exist: planning says so. */
async function readRequired(
  client: pg.ClientBase,
  schema: string | undefined,
  table: string,
): Promise<Required[]> {
  const { rows } = await client.query<Required>(
    `select a.attname as "column", exists (
       -- A trigger for each row (1), before (2) an insert (4): PostgreSQL's catalog/pg_trigger.h.
       select from pg_trigger g where g.tgrelid = a.attrelid and not g.tgisinternal and g.tgtype & 7 = 7
     ) as "mayBeFilled"
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = to_regclass(case when $1::text is null then format('%I', $2::text) else format('%I.%I', $1, $2) end)
       and a.attnum > 0 and not a.attisdropped and (a.attnotnull or t.typnotnull)
       and not a.atthasdef and a.attidentity = '' and t.typdefault is null
     order by a.attnum`,
    [schema ?? null, table],
  )
  return rows
}
