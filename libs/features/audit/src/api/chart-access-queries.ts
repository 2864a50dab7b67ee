import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import { sql } from 'kysely'
import { BREAK_GLASS } from '../contract.ts'

/** Who had to do with a chart on a day, and what. */
export interface AccessRow {
  readonly day: string
  readonly userId: string | null
  readonly userName: string | null
  readonly roles: string[]
  readonly firstAt: Date
  readonly lastAt: Date
  readonly opened: number
  readonly found: number
  readonly changed: number
  readonly exported: number
  readonly refused: number
  readonly audited: number
  readonly breakGlassReasons: string[]
}

export interface AccessRange {
  readonly from: Date | undefined
  readonly before: Date | undefined
  readonly limit: number
}

/** Dealings with one patient's chart by person and day of the clinic, the newest first; what failed did nothing. */
export async function listAccesses(
  db: Db,
  patientId: string,
  { from, before, limit }: AccessRange,
): Promise<AccessRow[]> {
  const { rows } = await sql<AccessRow>`
    with dealing as (
      select e.*, operation like 'audit.%' as of_trail, outcome = 'success' as came_about,
        (recorded_at at time zone coalesce((select time_zone from installation), 'UTC'))::date as day
      from audit_event e
      where patient_ids @> array[${patientId}]::uuid[] and outcome <> 'failed'
        and recorded_at >= coalesce(${from ?? null}::timestamptz, '-infinity')
        and recorded_at < coalesce(${before ?? null}::timestamptz, 'infinity')
    )
    select day, user_id, app_user.name as user_name, roles, min(recorded_at) as first_at, max(recorded_at) as last_at,
      count(*) filter (where came_about and not of_trail and action = 'read')::int as opened,
      count(*) filter (where came_about and not of_trail and action = 'search')::int as found,
      count(*) filter (where came_about and action in ('create', 'update', 'delete') and operation <> ${BREAK_GLASS})::int
        as changed,
      count(*) filter (where came_about and action = 'export')::int as exported,
      count(*) filter (where not came_about)::int as refused,
      count(*) filter (where came_about and of_trail and action <> 'export')::int as audited,
      coalesce(array_agg(reason order by recorded_at) filter (where came_about and operation = ${BREAK_GLASS}
        and reason is not null), '{}') as break_glass_reasons
    from dealing left join app_user on app_user.id = dealing.user_id
    group by day, user_id, app_user.name, roles
    order by max(recorded_at) desc limit ${limit}`.execute(db)
  return rows
}

/** Whom the report is about; `undefined` when there is no such patient. */
export function findReportPatient(db: Db, patientId: string) {
  return db
    .selectFrom('patient')
    .select((eb) => [
      'id',
      'mrn',
      'language',
      eb
        .selectFrom('patientName')
        .select(sql<string>`concat_ws(' ', array_to_string(given, ' '), family)`.as('name'))
        .whereRef('patientName.patientId', '=', 'patient.id')
        .orderBy('position')
        .limit(1)
        .as('name'),
    ])
    .where('id', '=', patientId)
    .executeTakeFirst()
}

/** Whether a patient's report names people, or their roles only. */
export async function namesStaffInReports(db: Db): Promise<boolean> {
  const row = await db.selectFrom('installation').select('namesStaffInReports').executeTakeFirst()
  return row?.namesStaffInReports ?? true
}
