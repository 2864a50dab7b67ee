import { PROBLEMS } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import type { StopCode } from '../contract/order-terms.ts'
import * as orders from '../contract/orders.ts'
import type { Medication } from '../contract.ts'
import { toMedication } from './mapping.ts'
import { findMedication } from './queries.ts'
import { lockPatient, updateMedication } from './write-queries.ts'

export const statusRoutes = [
  handle(orders.stopMedication, stop),
  handle(orders.holdMedication, hold),
  handle(orders.markMedicationInError, enterInError),
]

type Status = Medication['status']
type MoveContext = RequestContext<
  typeof orders.stopMedication | typeof orders.holdMedication | typeof orders.markMedicationInError
>

async function stop(context: RequestContext<typeof orders.stopMedication>) {
  const { stopCode, reason } = context.body
  return await move(context, ['active', 'on-hold', 'draft'], reason, (from) => ({
    status: endOf(from, stopCode),
    stoppedAt: context.now,
    stopCode,
    stopReason: reason,
  }))
}

async function hold(context: RequestContext<typeof orders.holdMedication>) {
  const { reason } = context.body
  return await move(context, ['active'], reason, () => ({ status: 'on-hold', statusReason: reason }))
}

async function enterInError(context: RequestContext<typeof orders.markMedicationInError>) {
  const { reason } = context.body
  const all = ['active', 'on-hold', 'draft', 'stopped', 'completed', 'cancelled'] as const
  return await move(context, all, reason, () => ({ status: 'entered-in-error', statusReason: reason }))
}

/** What was never signed is cancelled, not stopped; what ran its course was completed. */
function endOf(from: Status, code: StopCode): Status {
  if (from === 'draft') return 'cancelled'
  return code === 'course-completed' ? 'completed' : 'stopped'
}

async function move(
  { db, params, actor, audit, expectedVersion }: MoveContext,
  from: readonly Status[],
  reason: string | null,
  columnsOf: (status: Status) => Parameters<typeof updateMedication>[2],
) {
  const { patientId, medicationId } = params
  if (!(await lockPatient(db, patientId))) throw new AppError(PROBLEMS.notFound)
  const before = await findMedication(db, patientId, medicationId)
  if (before === undefined) throw new AppError(PROBLEMS.notFound)
  if (!from.includes(before.status)) throw new AppError(orders.medicationClosed)
  if (reason !== null) audit.reason(reason)
  const key = { patientId, id: medicationId, version: expectedVersion }
  const row = await updateMedication(db, key, { ...columnsOf(before.status), updatedBy: actor.userId })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('medication_request', row.id, row.version)
  const after = await findMedication(db, patientId, medicationId)
  if (after === undefined) throw new AppError(PROBLEMS.notFound)
  return toMedication(after)
}
