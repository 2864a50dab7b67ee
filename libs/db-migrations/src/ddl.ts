import { type Kysely, sql } from 'kysely'

/**
 * The few statements that every migration repeats. Released migrations call these functions too, so what they
 * emit never changes: a new need gets a new function (held by the ledger of released SQL).
 */
type Db = Kysely<unknown>

/** Gives the table and each column its comment: `@class description`, classes in data-classes.ts. */
export async function comment(
  db: Db,
  table: string,
  text: string,
  columns: Record<string, string>,
): Promise<void> {
  await sql`comment on table ${sql.id(table)} is ${sql.lit(text)}`.execute(db)
  for (const [column, description] of Object.entries(columns)) {
    await sql`comment on column ${sql.id(table, column)} is ${sql.lit(description)}`.execute(db)
  }
}

/** Gives the application role exactly these rights on a table. */
export async function grant(db: Db, table: string, rights: 'select' | `select, ${string}`): Promise<void> {
  await sql`grant ${sql.raw(rights)} on ${sql.id(table)} to ehr_app`.execute(db)
}

/**
 * Keeps every former state of a table's rows in `<table>_history` and counts `version` up, by trigger. Call it
 * after `comment`: the history carries the same classes. The application may read the history, never change it.
 */
export async function keepHistory(db: Db, table: string): Promise<void> {
  const history = `${table}_history`
  await sql`create table ${sql.id(history)} (
    superseded_at timestamptz not null default clock_timestamp(),
    like ${sql.id(table)} including comments,
    primary key (id, version)
  )`.execute(db)
  await sql`comment on table ${sql.id(history)} is ${sql.lit(`Former states of ${table}`)}`.execute(db)
  await sql`comment on column ${sql.id(history, 'superseded_at')} is '@operational When this state was replaced'`.execute(
    db,
  )
  await sql`create trigger keep_former_version before update or delete on ${sql.id(table)}
    for each row execute function keep_former_version()`.execute(db)
  await grant(db, history, 'select')
}

/** Undoes `keepHistory`. */
export async function dropHistory(db: Db, table: string): Promise<void> {
  await sql`drop trigger keep_former_version on ${sql.id(table)}`.execute(db)
  await sql`drop table ${sql.id(`${table}_history`)}`.execute(db)
}

/** The comments of the columns that each record with a history has. */
export const RECORD_COLUMNS = {
  id: '@key UUIDv7 of the record',
  version: '@operational Counts up with each change; the ETag',
  created_at: '@operational When the record was made',
  created_by: '@key Account that made the record; null: an import or the installation',
  updated_at: '@operational When the record was last changed',
  updated_by: '@key Account that last changed the record',
} as const
