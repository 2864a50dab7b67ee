import { sql } from 'kysely'
import type { JsonObject } from '../json/lossless.ts'
import type { Db } from './import-options.ts'

/**
 * Inserts rows with one statement and one parameter, however many they are: the database takes them apart by
 * the table's own types, and a numeric keeps its digits.
 */
export async function insertRows(trx: Db, table: string, rows: readonly JsonObject[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).map((name) => sql.ref(name))
  await sql`insert into ${sql.table(table)} (${sql.join(columns)})
    select ${sql.join(columns)} from json_populate_recordset(null::${sql.table(table)}, ${toJson(rows)}::json)`.execute(
    trx,
  )
}

/** Gives rows that have the version that is expected new content. @returns the ids that were changed. */
export async function updateRows(
  trx: Db,
  table: string,
  rows: readonly (JsonObject & { readonly id: string; readonly version: number })[],
): Promise<Map<string, number>> {
  const [first] = rows
  if (first === undefined) return new Map()
  const names = Object.keys(first).filter((name) => name !== 'id' && name !== 'version')
  const changes = names.map((name) => sql`${sql.ref(name)} = s.${sql.ref(name)}`)
  const result = await sql<{ id: string; version: number }>`
    update ${sql.table(table)} as t set ${sql.join(changes)}, updated_by = null
    from json_populate_recordset(null::${sql.table(table)}, ${toJson(rows)}::json) as s
    where t.id = s.id and t.version = s.version
    returning t.id, t.version`.execute(trx)
  return new Map(result.rows.map(({ id, version }) => [id, version]))
}

/** The parts of roots, as they shall be: `position` counts from 0 in each. */
export interface Parts {
  readonly table: string
  readonly parentColumn: string
  readonly parents: readonly { readonly id: string; readonly count: number }[]
  readonly rows: readonly JsonObject[]
}

/**
 * Makes the parts of roots what they shall be, position by position: what stays the same is not touched, so that
 * the history shows what changed and nothing else.
 */
export async function replaceParts(trx: Db, { table, parentColumn, parents, rows }: Parts): Promise<void> {
  const [t, parent] = [sql.table(table), sql.ref(parentColumn)]
  await sql`delete from ${t} as t
    using unnest(${parents.map(({ id }) => id)}::uuid[], ${parents.map(({ count }) => count)}::integer[]) as p (id, count)
    where t.${parent} = p.id and t.position >= p.count`.execute(trx)
  const [first] = rows
  if (first === undefined) return
  const content = Object.keys(first).filter((name) => name !== parentColumn && name !== 'position')
  const changes = content.map((name) => sql`${sql.ref(name)} = s.${sql.ref(name)}`)
  const [now, then] = ['t', 's'].map((alias) => sql.join(content.map((name) => sql.ref(`${alias}.${name}`))))
  const wanted = sql`json_populate_recordset(null::${t}, ${toJson(rows)}::json)`
  await sql`update ${t} as t set ${sql.join(changes)}, updated_by = null from ${wanted} as s
    where t.${parent} = s.${parent} and t.position = s.position and (${now}) is distinct from (${then})`.execute(
    trx,
  )
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  await sql`insert into ${t} (${columns}) select ${columns} from ${wanted} as s
    where not exists (select from ${t} as t where t.${parent} = s.${parent} and t.position = s.position)`.execute(
    trx,
  )
}

/** Remembers where records came from; `hash` as bytea's hexadecimal text. */
export async function upsertSourceRecords(trx: Db, rows: readonly JsonObject[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into source_record
      (source, source_type, source_id, record_type, record_id, record_version, hash)
    select source, source_type, source_id, record_type, record_id, record_version, hash
    from json_populate_recordset(null::source_record, ${toJson(rows)}::json)
    on conflict (source, source_type, source_id) do update set
      record_version = excluded.record_version, hash = excluded.hash, imported_at = clock_timestamp()`.execute(
    trx,
  )
}

const snakeNames = new Map<string, string>()

/** `startedAt` → `started_at`, as CamelCasePlugin does for identifiers. */
export function snakeCase(name: string): string {
  const known = snakeNames.get(name)
  if (known !== undefined) return known
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  snakeNames.set(name, snake)
  return snake
}

function toJson(rows: readonly JsonObject[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeCase(name), value])),
    ),
  )
}
