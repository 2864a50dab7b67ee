import { type Kysely, sql } from 'kysely'

const TABLES = ['observation', 'observation_history'] as const

/** Why a measurement does not count any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await sql`alter table ${sql.id(table)} add column status_reason text`.execute(db)
    await sql`comment on column ${sql.id(table, 'status_reason')} is
      '@text Why it was corrected or entered in error'`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql`alter table ${sql.id(table)} drop column status_reason`.execute(db)
}
