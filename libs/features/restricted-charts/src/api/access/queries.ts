import { type Db, gather, standingQuery } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/appointment'
import type {} from '@ehr/db-migrations/tables/break-glass'
import type {} from '@ehr/db-migrations/tables/clinical-note'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/patient'
import { type RawBuilder, sql } from 'kysely'

/** Somebody at a moment. */
export interface Reach {
  userId: string
  now: Date
}

/** How long a visit and a broken glass open a restricted chart. */
export interface RestrictionSettings {
  careRelationDays: number
  breakGlassHours: number
}

/** What opens a restricted chart to somebody. */
export interface OpenChart {
  patientId: string
  hasCareRelation: boolean
  /** Until when a broken glass opens it. */
  brokenUntil: Date | null
}

/** Where nobody set up the installation yet, what it would begin with. */
const DEFAULTS: RestrictionSettings = { careRelationDays: 30, breakGlassHours: 4 }

/** The installation's settings of restricted charts: the one place that reads them. */
export async function getRestrictionSettings(db: Db): Promise<RestrictionSettings> {
  const row = await db
    .selectFrom('installation')
    .select(['careRelationDays', 'breakGlassHours'])
    .executeTakeFirst()
  return row ?? DEFAULTS
}

/** Whether a patient's chart is restricted; asked with every request about a patient. */
export const isRestricted = gather(async (db, patientIds: readonly string[]) => {
  const restricted = await listRestrictedIds(db, patientIds)
  // PostgreSQL writes ids in lower case, whoever asks may not.
  return patientIds.map((id) => restricted.includes(id.toLowerCase()))
})

/** Those of the patients whose chart is restricted. */
export async function listRestrictedIds(db: Db, patientIds: readonly string[]): Promise<string[]> {
  const rows = await restrictedAmong(db, patientIds)
  return rows.map((row) => row.id)
}

const restrictedAmong = standingQuery((db, patientIds: readonly string[]) =>
  db
    .selectFrom('patient')
    .select('id')
    .where(sql<boolean>`id = any(${patientIds}::uuid[])`)
    .where('isRestricted', '=', sql.lit(true)),
)

/** What opens each of these charts to somebody in a clinical role; none of them may be left out by the caller. */
export async function listOpenCharts(
  db: Db,
  patientIds: readonly string[],
  { userId, now }: Reach,
): Promise<OpenChart[]> {
  const { careRelationDays } = await getRestrictionSettings(db)
  const window: Window = {
    userId,
    now: now.toISOString(),
    since: new Date(now.getTime() - careRelationDays * DAY_MS).toISOString(),
  }
  const result = await sql<OpenChart>`
    select patient.id as patient_id,
      (${sawPatient(window)} or ${expectsPatient(window)}) as has_care_relation,
      (select max(expires_at) from break_glass
        where patient_id = patient.id and user_id = ${userId} and expires_at > ${window.now}) as broken_until
    from unnest(${patientIds}::uuid[]) as patient (id)`.execute(db)
  return result.rows
}

const DAY_MS = 86_400_000

interface Window {
  userId: string
  now: string
  since: string
}

/**
 * Took part in a visit that began or ended within the window, or is a stay that goes on: as its practitioner, as
 * who opened it, or as the author of what was written in it. Visits that did not take place count for nobody.
 */
function sawPatient({ userId, now, since }: Window): RawBuilder<boolean> {
  return sql`exists (
    select from encounter as visit
    where visit.patient_id = patient.id
      and visit.status not in ('cancelled', 'entered-in-error')
      and visit.started_at <= ${now}::timestamptz + interval '1 day'
      and (
        coalesce(visit.ended_at, visit.started_at) >= ${since}
        or (visit.ended_at is null and visit.class = 'inpatient' and visit.status <> 'finished')
      )
      and (
        visit.created_by = ${userId}
        or visit.practitioner_id = (select practitioner_id from app_user where id = ${userId})
        or exists (select from clinical_note where encounter_id = visit.id and author_id = ${userId}
          and status not in ('abandoned', 'entered-in-error'))
        or ${wroteIn('condition', userId)}
        or ${wroteIn('medication_request', userId)}
        or ${wroteIn('immunization', userId)}
        or ${wroteIn('observation', userId)}
      )
  )`
}

function wroteIn(table: string, userId: string): RawBuilder<boolean> {
  return sql`exists (select from ${sql.table(table)} as written
    where written.encounter_id = visit.id and written.created_by = ${userId})`
}

/**
 * Is booked with the patient within the window, or by tomorrow: one prepares for a visit. Booking is open for
 * restricted patients too, so what somebody booked with themselves proves nothing.
 */
function expectsPatient({ userId, now, since }: Window): RawBuilder<boolean> {
  return sql`exists (
    select from appointment
    where appointment.patient_id = patient.id
      and appointment.practitioner_id = (select practitioner_id from app_user where id = ${userId})
      and appointment.status not in ('cancelled', 'noshow', 'entered-in-error')
      and appointment.created_by is distinct from ${userId}
      and appointment.starts_at between ${since} and ${now}::timestamptz + interval '1 day'
  )`
}
