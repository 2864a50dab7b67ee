import type { Db } from '@ehr/db'
import { sql } from 'kysely'

/** A column as PostgreSQL's catalogue has it. */
export interface Column {
  name: string
  /** Without length or precision: `text`, `timestamp with time zone`. */
  type: string
  /** Table that the column refers to by id. */
  refersTo: string | null
}

/** A state of a row: each column as text, null where it holds nothing. */
export type RowState = Readonly<Record<string, string | null>>

/** A state of a row with the time that it held, `heldUntil` null while it still holds. */
export interface TimedState {
  state: RowState
  heldFrom: Date
  heldUntil: Date | null
}

/** The columns of a table in their order, without those of class `secret` and computed ones. */
export async function listColumns(db: Db, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select attname::text as name, format_type(atttypid, null) as type, (
      select confrelid::regclass::text from pg_constraint
      where contype = 'f' and conrelid = attrelid and attnum = any (conkey)
        and confkey[array_position(conkey, attnum)] = (
          select target.attnum from pg_attribute as target where target.attrelid = confrelid and target.attname = 'id'
        )
      limit 1
    ) as refers_to
    from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped and attgenerated = ''
      and coalesce(col_description(attrelid, attnum), '') not like '@secret%'
    order by attnum`.execute(db)
  return rows
}

/** What limits a record's states to one patient and one kind. */
export interface RecordFilter {
  table: string
  id: string
  /** Columns and what they must hold, the patient's among them. */
  where: Readonly<Record<string, string>>
}

/** The states of a record, the newest first. */
export async function listStates(
  db: Db,
  { table, id, where }: RecordFilter,
  limit: number,
): Promise<RowState[]> {
  const limits = Object.entries(where).map(([column, value]) => sql`${sql.id(column)}::text = ${value}`)
  const filter = sql`where id = ${id} and ${sql.join(limits, sql` and `)}`
  const { rows } = await sql<{ state: string }>`
    select (select jsonb_object_agg(key, value) from jsonb_each_text(row)) ::text as state from (
      select version, to_jsonb(record) as row from ${sql.table(table)} as record ${filter}
      union all
      select version, to_jsonb(record) from ${sql.table(`${table}_history`)} as record ${filter}
    ) as states
    order by version desc limit ${limit}`.execute(db)
  return rows.map((row) => parseState(row.state))
}

/** All states of all parts that a record ever had. */
export async function listPartStates(
  db: Db,
  { table, ownerColumn, ownerId }: { table: string; ownerColumn: string; ownerId: string },
): Promise<TimedState[]> {
  const filter = sql`where ${sql.id(ownerColumn)} = ${ownerId}`
  const { rows } = await sql<Omit<TimedState, 'state'> & { state: string }>`
    select (select jsonb_object_agg(key, value) from jsonb_each_text(row)) ::text as state, held_from, held_until
    from (
      select to_jsonb(part) as row, updated_at as held_from, null::timestamptz as held_until
        from ${sql.table(table)} as part ${filter}
      union all
      select to_jsonb(part), updated_at, superseded_at from ${sql.table(`${table}_history`)} as part ${filter}
    ) as states
    order by (row ->> 'position')::integer nulls first, held_from`.execute(db)
  return rows.map((row) => ({ ...row, state: parseState(row.state) }))
}

/** What people call a record that another one refers to. */
export interface RecordName {
  id: string
  name: string | null
}

/** The names of accounts, sites and practitioners; of other tables nobody has names. */
export async function listNames(db: Db, table: string, ids: readonly string[]): Promise<RecordName[]> {
  const name = NAMES[table]
  if (name === undefined || ids.length === 0) return []
  const { rows } = await sql<RecordName>`
    select id, ${name} as name from ${sql.table(table)} where id = any (${ids}::uuid[])`.execute(db)
  return rows
}

const NAMES: Readonly<Record<string, ReturnType<typeof sql>>> = {
  app_user: sql`name`,
  location: sql`name`,
  practitioner: sql`concat_ws(' ', prefix, given_name, family_name)`,
}

/** Numbers come as text, so that the reported precision stays. */
function parseState(text: string): RowState {
  return JSON.parse(text)
}
