import { type Kysely, type QueryExecutorProvider, sql } from 'kysely'
import type { LoadedMigration } from '../migration-files.ts'
import type { Direction } from './migrate-event.ts'

/** Our table, for whoever lists what migrations made: it is the runner's, not theirs. */
export const RECORD_TABLE = 'migration_record'

/** A row of Kysely's own table: what a plain Kysely Migrator takes for applied. */
export interface AppliedRow {
  name: string
  appliedAt: string
}

/** A row of ours beside it: how it was applied, or that it was begun and not finished. */
export interface MigrationRecord {
  name: string
  checksum: string
  direction: Direction
  isTransactional: boolean
  startedAt: Date
  /** Null: half done. */
  finishedAt: Date | null
  durationMs: number | null
  /** Of a migration outside of a transaction: the statements that were begun and not seen to fail. */
  begunStatements: string[]
}

/** Makes Kysely's tables as its Migrator does, and ours, where they are missing; the application may read both. */
export async function ensureBookkeeping(db: Kysely<unknown>): Promise<void> {
  // Asked first: "create table if not exists" wants rights on the schema even where there is nothing to do.
  if (!(await hasTable(db, 'kysely_migration'))) {
    await sql`create table if not exists kysely_migration (
      name varchar(255) not null primary key, timestamp varchar(255) not null)`.execute(db)
    await sql`create table if not exists kysely_migration_lock (
      id varchar(255) not null primary key, is_locked integer not null default 0)`.execute(db)
    await sql`insert into kysely_migration_lock (id) values ('migration_lock') on conflict do nothing`.execute(
      db,
    )
  }
  if (!(await hasTable(db, 'migration_record'))) await createRecordTable(db)
  for (const table of ['kysely_migration', 'migration_record']) {
    const { rows } = await sql<{ may: boolean }>`
      select has_table_privilege('ehr_app', ${table}, 'select') as may`.execute(db)
    if (rows[0]?.may !== true) await sql`grant select on ${sql.id(table)} to ehr_app`.execute(db)
  }
}

async function createRecordTable(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`create table migration_record (
      name text primary key,
      checksum text not null,
      direction text not null check (direction in ('up', 'down')),
      is_transactional boolean not null,
      started_at timestamptz not null,
      finished_at timestamptz,
      duration_ms integer,
      begun_statements text[] not null default '{}'
    )`.execute(trx)
    const comments = {
      name: 'Name of the migration, as in kysely_migration',
      checksum: 'SHA-256 of its file when it was run',
      direction: 'Which way it was run: up or down',
      is_transactional: 'Whether it ran in a transaction',
      started_at: 'When it was begun',
      finished_at: 'When it was done; null: it was interrupted',
      duration_ms: 'How long it took',
      begun_statements: 'Statements begun outside of a transaction and not seen to fail',
    }
    await sql`comment on table migration_record is 'How migrations were run; the runner’s own'`.execute(trx)
    for (const [column, text] of Object.entries(comments)) {
      await sql`comment on column ${sql.id('migration_record', column)} is ${sql.lit(`@operational ${text}`)}`.execute(
        trx,
      )
    }
  })
}

/** Reads Kysely's table in the order of execution; empty where there is none. */
export async function readAppliedRows(db: QueryExecutorProvider): Promise<AppliedRow[]> {
  if (!(await hasTable(db, 'kysely_migration'))) return []
  const { rows } = await sql<AppliedRow>`
    select name, timestamp as "appliedAt" from kysely_migration
    order by timestamp collate "C", name collate "C"`.execute(db)
  return rows
}

/** Reads our table by name; empty where there is none, as in a database that Kysely's own Migrator made. */
export async function readRecords(db: QueryExecutorProvider): Promise<Map<string, MigrationRecord>> {
  if (!(await hasTable(db, 'migration_record'))) return new Map()
  const { rows } = await sql<MigrationRecord>`
    select name, checksum, direction, is_transactional as "isTransactional", started_at as "startedAt",
      finished_at as "finishedAt", duration_ms as "durationMs", begun_statements as "begunStatements"
    from migration_record order by name collate "C"`.execute(db)
  return new Map(rows.map((row) => [row.name, row]))
}

/** Notes in both tables that a migration is applied; call it in the transaction that applies it. */
export async function writeApplied(
  db: Kysely<unknown>,
  migration: Pick<LoadedMigration, 'name' | 'checksum' | 'isTransactional'>,
  durationMs: number | null,
): Promise<void> {
  // Never earlier than the last, also on a clock that went back: Kysely orders by this.
  await sql`insert into kysely_migration (name, timestamp)
    select ${migration.name}, to_char(greatest(clock_timestamp(), max(timestamp)::timestamptz + '1 ms')
      at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from kysely_migration
    on conflict do nothing`.execute(db)
  const elapsed = sql`${durationMs ?? 0}::double precision * interval '1 ms'`
  await sql`insert into migration_record
      (name, checksum, direction, is_transactional, started_at, finished_at, duration_ms)
    values (${migration.name}, ${migration.checksum}, 'up', ${migration.isTransactional},
      clock_timestamp() - ${elapsed}, clock_timestamp(), ${durationMs === null ? null : Math.round(durationMs)})
    on conflict (name) do update set checksum = excluded.checksum, direction = 'up',
      is_transactional = excluded.is_transactional, finished_at = excluded.finished_at,
      duration_ms = excluded.duration_ms, begun_statements = '{}'`.execute(db)
}

/** Takes another checksum for what was applied; when and how it was stays. */
export async function writeChecksum(
  db: Kysely<unknown>,
  { name, checksum }: Pick<LoadedMigration, 'name' | 'checksum'>,
): Promise<void> {
  await sql`update migration_record set checksum = ${checksum} where name = ${name}`.execute(db)
}

/** Notes in our table what Kysely's own Migrator has applied; nobody knows how long that took. */
export async function writeRecordOfApplied(
  db: Kysely<unknown>,
  { name, checksum, isTransactional }: Pick<LoadedMigration, 'name' | 'checksum' | 'isTransactional'>,
): Promise<void> {
  await sql`insert into migration_record
      (name, checksum, direction, is_transactional, started_at, finished_at)
    select name, ${checksum}, 'up', ${isTransactional}, timestamp::timestamptz, timestamp::timestamptz
    from kysely_migration where name = ${name}`.execute(db)
}

/** Removes a migration from both tables; call it in the transaction that undoes it. */
export async function deleteApplied(db: Kysely<unknown>, name: string): Promise<void> {
  await sql`delete from kysely_migration where name = ${name}`.execute(db)
  if (await hasTable(db, 'migration_record')) {
    await sql`delete from migration_record where name = ${name}`.execute(db)
  }
}

/**
 * Notes that a migration outside of a transaction is begun. From then on it does not count as applied, also while
 * it is being undone: half of it is not what a release was built for.
 */
export async function writeBegun(
  db: Kysely<unknown>,
  migration: Pick<LoadedMigration, 'name' | 'checksum'>,
  direction: Direction,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`delete from kysely_migration where name = ${migration.name}`.execute(trx)
    await sql`insert into migration_record (name, checksum, direction, is_transactional, started_at)
      values (${migration.name}, ${migration.checksum}, ${direction}, false, clock_timestamp())
      on conflict (name) do update set checksum = excluded.checksum, direction = excluded.direction,
        is_transactional = false, started_at = excluded.started_at, finished_at = null, duration_ms = null,
        begun_statements = '{}'`.execute(trx)
  })
}

/** Says whether a table of this name is there. */
async function hasTable(db: QueryExecutorProvider, table: string): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass(${table}) is not null as exists`.execute(
    db,
  )
  return rows[0]?.exists === true
}
