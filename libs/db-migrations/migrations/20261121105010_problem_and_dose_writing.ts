// guard-ignore-file check-constraint-validates, long-lock-window: older than the first release, so it has
// only ever run on databases without rows
import { type Kysely, sql } from 'kysely'

/** What people write of problems and immunizations beyond what imports bring. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries(COLUMNS)) {
    // The history has the same columns in the same order: its trigger copies whole rows.
    for (const name of [table, `${table}_history`]) {
      for (const [column, [type, text]] of Object.entries(columns)) {
        await sql`alter table ${sql.id(name)} add column ${sql.id(column)} ${sql.raw(type)}`.execute(db)
        await sql`comment on column ${sql.id(name, column)} is ${sql.lit(text)}`.execute(db)
      }
    }
  }
  await sql`alter table condition
    add constraint condition_severity check (severity in ('mild', 'moderate', 'severe')),
    add constraint condition_onset check ((onset_on is null) = (onset_precision is null)),
    add constraint condition_onset_precision check (onset_precision in ('day', 'month', 'year')),
    add constraint condition_abated check ((abated_on is null) = (abated_precision is null)),
    add constraint condition_abated_precision check (abated_precision in ('day', 'month', 'year'))`.execute(
    db,
  )
  await sql`alter table immunization
    add constraint immunization_occurred check ((occurred_on is null) = (occurred_precision is null)),
    add constraint immunization_occurred_precision check (occurred_precision in ('day', 'month', 'year'))`.execute(
    db,
  )
}

const COLUMNS = {
  condition: {
    severity: ['text', '@clinical mild, moderate or severe'],
    onset_on: ['date', '@date When it began as people wrote it: the day, or the first of the month or year'],
    onset_precision: ['text', '@clinical day, month or year: what of onset_on is known'],
    abated_on: [
      'date',
      '@date When it was over as people wrote it: the day, or the first of the month or year',
    ],
    abated_precision: ['text', '@clinical day, month or year: what of abated_on is known'],
    error_reason: ['text', '@text Why it was entered in error'],
  },
  immunization: {
    occurred_on: ['date', '@date When a dose told of was given: the day, or the first of the month or year'],
    occurred_precision: ['text', '@clinical day, month or year: what of occurred_on is known'],
    route: ['text', '@clinical How it was given, in words or one of our own codes'],
    performer: ['text', '@name Who gave it, as recorded'],
    place: ['text', '@text Where it was given, as recorded'],
    error_reason: ['text', '@text Why it was entered in error'],
  },
} as const

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries(COLUMNS)) {
    for (const name of [table, `${table}_history`]) {
      for (const column of Object.keys(columns)) {
        await sql`alter table ${sql.id(name)} drop column ${sql.id(column)}`.execute(db)
      }
    }
  }
}
