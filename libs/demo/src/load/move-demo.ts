import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/installation'
import { sql } from 'kysely'
import { mondayOf } from '../calendar.ts'
import { stateInWeek, VISIT_MINUTES } from '../plan/plan-visits.ts'
import { settleAppointments } from './settle-appointments.ts'

/**
 * Brings a demo clinic to today: every date about a person moves by whole weeks, birth dates too, so that ages
 * stay; visits of this week come as far as the day has.
 *
 * Histories are not written, since nobody changed anything: only the owner of the tables may do so.
 *
 * @param db as the owner of the schema
 * @returns by how many weeks it moved
 */
export function moveDemo(db: Db, now: Temporal.Instant): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const demo = await getDemo(trx)
    const day = now.toZonedDateTimeISO(demo.timeZone).toPlainDate()
    const anchor = mondayOf(day)
    const { days } = Temporal.PlainDate.from(demo.anchor).until(anchor, { largestUnit: 'days' })
    for (const [table, columns] of days === 0 ? [] : await listDateColumns(trx)) {
      await withoutTriggers(trx, table, () =>
        moveDates(trx, { table, columns, days, timeZone: demo.timeZone }),
      )
    }
    await withoutTriggers(trx, 'encounter', () => settleWeek(trx, { anchor, day, timeZone: demo.timeZone }))
    await withoutTriggers(trx, 'appointment', () =>
      settleAppointments(trx, { anchor, day, timeZone: demo.timeZone, now }),
    )
    await trx
      .updateTable('installation')
      .set({ demoAnchor: anchor.toString(), demoCompletedAt: now.toString() })
      .execute()
    return days / 7
  })
}

async function getDemo(db: Db): Promise<{ anchor: string; timeZone: string }> {
  const row = await db.selectFrom('installation').selectAll().executeTakeFirst()
  if (row?.dataClass === 'synthetic' && row.demoAnchor !== null) {
    return { anchor: row.demoAnchor, timeZone: row.timeZone }
  }
  throw new Error('There is no demo clinic in this database to be moved: its data is not ours to change.')
}

interface DateColumn {
  name: string
  type: string
}

/** All columns of the class `date`: the migrations say which ones are dates about a person. */
async function listDateColumns(db: Db): Promise<Map<string, DateColumn[]>> {
  const { rows } = await sql<{ table: string; name: string; type: string }>`
    select relation.relname as table, attribute.attname as name, type.typname as type
    from pg_attribute as attribute
    join pg_class as relation on relation.oid = attribute.attrelid and relation.relkind = 'r'
    join pg_type as type on type.oid = attribute.atttypid
    where relation.relnamespace = 'public'::regnamespace and not relation.relispartition
      and col_description(relation.oid, attribute.attnum) like '@date %'
    order by relation.relname, attribute.attnum`.execute(db)
  return Map.groupBy(rows, (row) => row.table)
}

interface Move {
  table: string
  columns: readonly DateColumn[]
  days: number
  timeZone: string
}

/** Clock times stay as they are on the clinic's clocks, also across a change to summer time. */
async function moveDates(db: Db, { table, columns, days, timeZone }: Move): Promise<void> {
  const moved = columns.map(({ name, type }) => {
    const column = sql.ref(name)
    return type === 'date'
      ? sql`${column} = ${column} + ${sql.lit(days)}`
      : sql`${column} = (${column} at time zone ${timeZone} + make_interval(days => ${sql.lit(days)})) at time zone ${timeZone}`
  })
  await sql`update ${sql.table(table)} set ${sql.join(moved)}`.execute(db)
}

interface Week {
  anchor: Temporal.PlainDate
  day: Temporal.PlainDate
  timeZone: string
}

async function settleWeek(db: Db, { anchor, day, timeZone }: Week): Promise<void> {
  const { rows } = await sql<{ id: string; day: number; slot: string }>`
    select id, (started_at at time zone ${timeZone})::date - ${anchor.toString()}::date as day,
      row_number() over (partition by (started_at at time zone ${timeZone})::date order by started_at, id) as slot
    from encounter
    where created_by is null and (started_at at time zone ${timeZone})::date - ${anchor.toString()}::date between 0 and 6`.execute(
    db,
  )
  const today = day.dayOfWeek - 1
  for (const visit of rows) {
    const status = stateInWeek(visit.day, today, Number(visit.slot))
    await sql`update encounter set status = ${status},
      ended_at = ${status === 'finished' ? sql`started_at + make_interval(mins => ${sql.lit(VISIT_MINUTES)})` : sql`null`}
      where id = ${visit.id}`.execute(db)
  }
}

async function withoutTriggers(db: Db, table: string, act: () => Promise<void>): Promise<void> {
  await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
  await act()
  await sql`alter table ${sql.table(table)} enable trigger user`.execute(db)
}
