import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/appointment'
import type {} from '@ehr/db-migrations/tables/encounter'
import { appointmentState } from '../plan/appointment-state.ts'
import type { ClinicPlan } from '../plan/clinic-plan.ts'

/** The week that a demo clinic is in, and the moment in it. */
export interface DemoMoment {
  readonly anchor: Temporal.PlainDate
  readonly day: Temporal.PlainDate
  readonly timeZone: string
  readonly now: Temporal.Instant
}

/** The planned appointments as far as they have come at this moment; what was cancelled stays so. */
export function settledAppointments(plan: ClinicPlan, moment: DemoMoment): ClinicPlan['appointment'] {
  const visits = new Map(
    plan.encounter.map((visit) => [keyOf(visit), { id: visit.id, status: visit.status }]),
  )
  return plan.appointment.map((row) => {
    if (row.status === 'cancelled') return { ...row, ...NOT_BEGUN }
    const startsAt = Temporal.Instant.from(String(row.startsAt))
    return {
      ...row,
      ...appointmentState({ id: row.id, startsAt, visit: visits.get(keyOf(row)) }, frameOf(moment)),
    }
  })
}

// Written for every row: a column that only some rows name would be null in the others either way.
const NOT_BEGUN = { encounterId: null, arrivedAt: null, inRoomAt: null, doneAt: null }

function keyOf(row: { patientId: string; startedAt?: unknown; startsAt?: unknown }): string {
  return `${row.patientId} ${String(row.startsAt ?? row.startedAt)}`
}

function frameOf({ day, now, timeZone }: DemoMoment) {
  return { today: day, now, timeZone }
}

/** Brings the appointments of a moved demo's week to this moment. Whatever somebody booked or changed stays. */
export async function settleAppointments(db: Db, moment: DemoMoment): Promise<void> {
  for (const row of await listOfWeek(db, moment)) {
    const visit =
      row.visitId === null || row.visitStatus === null
        ? undefined
        : { id: row.visitId, status: row.visitStatus }
    const startsAt = Temporal.Instant.fromEpochMilliseconds(row.startsAt.getTime())
    const state = appointmentState({ id: row.id, startsAt, visit }, frameOf(moment))
    // The time of a person who did not come may have been given to somebody else since.
    if (row.status === 'noshow' && state.status !== 'noshow' && (await isGiven(db, row))) continue
    await db.updateTable('appointment').set(state).where('id', '=', row.id).execute()
  }
}

interface Span {
  id: string
  practitionerId: string
  startsAt: Date
  endsAt: Date
}

async function isGiven(db: Db, { id, practitionerId, startsAt, endsAt }: Span): Promise<boolean> {
  const other = await db
    .selectFrom('appointment')
    .select('id')
    .where('id', '!=', id)
    .where('practitionerId', '=', practitionerId)
    .where('startsAt', '<', endsAt)
    .where('endsAt', '>', startsAt)
    .where('status', 'in', ['booked', 'arrived', 'checked-in', 'fulfilled'])
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

function listOfWeek(db: Db, { anchor, timeZone }: DemoMoment) {
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).toInstant().toString()
  return db
    .selectFrom('appointment')
    .leftJoin('encounter', (join) =>
      join
        .onRef('encounter.patientId', '=', 'appointment.patientId')
        .onRef('encounter.startedAt', '=', 'appointment.startsAt'),
    )
    .select(['appointment.id', 'appointment.status', 'appointment.practitionerId'])
    .select(['appointment.startsAt', 'appointment.endsAt'])
    .select(['encounter.id as visitId', 'encounter.status as visitStatus'])
    .where('appointment.createdBy', 'is', null)
    .where('appointment.updatedBy', 'is', null)
    .where('appointment.status', 'not in', ['cancelled', 'entered-in-error'])
    .where('appointment.startsAt', '>=', new Date(midnight(anchor)))
    .where('appointment.startsAt', '<', new Date(midnight(anchor.add({ days: 7 }))))
    .execute()
}
