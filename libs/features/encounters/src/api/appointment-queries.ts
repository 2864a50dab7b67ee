import type { Db } from '@ehr/db'
import type { AppointmentTable } from '@ehr/db-migrations/tables/appointment'
import type { Selectable, Updateable } from 'kysely'
import type { VisitStatus } from '../contract/visit-steps.ts'

/** A changed appointment, for the audit. */
export interface ChangedAppointment {
  id: string
  version: number
}

/** Appointments of a patient that begin in this time and have no visit yet; those who have come first. */
export function listWaitingAppointments(
  db: Db,
  patientId: string,
  { from, to }: { from: Date; to: Date },
): Promise<Selectable<AppointmentTable>[]> {
  return db
    .selectFrom('appointment')
    .selectAll()
    .where('patientId', '=', patientId)
    .where('encounterId', 'is', null)
    .where('status', 'in', STARTABLE)
    .where('startsAt', '>=', from)
    .where('startsAt', '<=', to)
    .orderBy((is) => is('status', '=', 'booked'))
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}

const STARTABLE = ['booked', 'arrived', 'checked-in'] as const

export interface AppointmentToTake {
  patientId: string
  encounterId: string
  userId: string
  now: Date
}

/** Puts an appointment into the room with its visit; `undefined` when it is not the patient's, has one or is over. */
export function takeAppointment(
  db: Db,
  id: string,
  { patientId, encounterId, userId, now }: AppointmentToTake,
): Promise<ChangedAppointment | undefined> {
  return db
    .updateTable('appointment')
    .set((is) => ({
      status: 'checked-in',
      encounterId,
      arrivedAt: is.fn.coalesce('arrivedAt', is.val(now)),
      inRoomAt: is.fn.coalesce('inRoomAt', is.val(now)),
      updatedBy: userId,
    }))
    .where('id', '=', id)
    .where('patientId', '=', patientId)
    .where('encounterId', 'is', null)
    .where('status', 'in', STARTABLE)
    .returning(['id', 'version'])
    .executeTakeFirst()
}

export interface VisitStep {
  status: VisitStatus
  reason: string | null
  userId: string
  now: Date
}

/** Takes the appointment of a visit along with its step; nothing where there is none, or the step means nothing to it. */
export async function followVisit(
  db: Db,
  encounterId: string,
  step: VisitStep,
): Promise<ChangedAppointment[]> {
  const change = changeOf(step)
  if (change === undefined) return []
  return await db
    .updateTable('appointment')
    .set({ ...change, updatedBy: step.userId })
    .where('encounterId', '=', encounterId)
    .where('status', 'in', ['checked-in', 'fulfilled'])
    .returning(['id', 'version'])
    .execute()
}

function changeOf({ status, reason, now }: VisitStep): Updateable<AppointmentTable> | undefined {
  if (status === 'finished') return { status: 'fulfilled', doneAt: now }
  if (status === 'in-progress') return { status: 'checked-in', doneAt: null }
  if (status === 'cancelled') return { status: 'cancelled', cancelReason: reason }
  // The visit never was: the patient still waits, and the right visit can be started.
  if (status === 'entered-in-error')
    return { status: 'arrived', encounterId: null, inRoomAt: null, doneAt: null }
  return undefined
}
