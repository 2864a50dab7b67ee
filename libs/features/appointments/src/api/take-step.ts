import { PROBLEMS } from '@ehr/contracts'
import type { AppointmentTable } from '@ehr/db-migrations/tables/appointment'
import { AppError, type RequestContext } from '@ehr/http'
import type { Updateable } from 'kysely'
import { type AppointmentStatus, isOccupying, isStep, marksAfter } from '../contract/steps.ts'
import * as contract from '../contract.ts'
import { keepTimeFree } from './keep-time-free.ts'
import { toProgress } from './mapping.ts'
import * as queries from './queries.ts'

type StepContext = RequestContext<
  typeof contract.setArrival | typeof contract.setTreatment | typeof contract.withdrawAppointment
>

/** The patient has come, has not come, or neither yet. @throws AppError APPOINTMENT_NO_SUCH_STEP */
export async function setArrival(context: RequestContext<typeof contract.setArrival>) {
  const { db, body, audit } = context
  const before = await getFor('arrival', context, body.status)
  if (isOccupying(before.status) || !isOccupying(body.status))
    return await write(context, before, { status: body.status })
  // The time was free for others while the patient had not come.
  const overlapReason = await keepTimeFree(db, before, {
    overlapReason: body.overlapReason,
    exceptId: before.id,
  })
  if (overlapReason !== null) audit.reason(overlapReason)
  return await write(context, before, { status: body.status, overlapReason })
}

/** The patient is in the room, is done, or waits again. @throws AppError APPOINTMENT_NO_SUCH_STEP */
export async function setTreatment(context: RequestContext<typeof contract.setTreatment>) {
  const { status } = context.body
  return await write(context, await getFor('treatment', context, status), { status })
}

/** The appointment is called off, or was none. @throws AppError APPOINTMENT_NO_SUCH_STEP */
export async function withdraw(context: RequestContext<typeof contract.withdrawAppointment>) {
  const { status, reason } = context.body
  const before = await getFor('withdrawal', context, status)
  context.audit.reason(reason)
  return await write(context, before, { status, cancelReason: reason })
}

/** The appointment as it is, if it is as the caller saw it and may take this step. */
async function getFor(kind: Parameters<typeof isStep>[0], context: StepContext, to: AppointmentStatus) {
  const { db, params, expectedVersion } = context
  const before = await queries.findAppointment(db, params.patientId, params.appointmentId)
  if (before === undefined) throw new AppError(PROBLEMS.notFound)
  // First, or a step that somebody else took already would be told as one that cannot be taken.
  if (before.version !== expectedVersion) throw new AppError(PROBLEMS.stale)
  if (!isStep(kind, before.status, to)) throw new AppError(contract.noSuchStep)
  return before
}

type Change = Updateable<AppointmentTable> & { readonly status: AppointmentStatus }

async function write(context: StepContext, before: queries.AppointmentRow, change: Change) {
  const { db, actor, expectedVersion, audit, now } = context
  const row = await queries.updateAppointment(db, before.id, expectedVersion, {
    ...change,
    ...marksAfter(change.status, before, now),
    updatedBy: actor.userId,
  })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('appointment', row.id, row.version)
  return toProgress(row)
}
