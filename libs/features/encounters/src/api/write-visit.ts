import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, type RequestContext } from '@ehr/http'
import { needsReason, stepsFrom, type VisitStatus } from '../contract/visit-steps.ts'
import {
  appointmentNotStartable,
  type setEncounterStatus,
  type startEncounter,
  stepNotPossible,
  type updateEncounter,
  visitHasNotes,
} from '../contract.ts'
import { followVisit, takeAppointment } from './appointment-queries.ts'
import { toColumns, toEncounter } from './mapping.ts'
import * as queries from './queries.ts'

/** Starts a visit; the appointment that brought the patient is then in the room. */
export async function start({ db, params, body, actor, now, audit }: RequestContext<typeof startEncounter>) {
  const { status, appointmentId, ...details } = body
  const by = { createdBy: actor.userId, updatedBy: actor.userId }
  const row = await queries.insertEncounter(db, {
    ...toColumns(details),
    ...by,
    patientId: params.patientId,
    status,
    startedAt: now,
  })
  audit.record('encounter', row.id, row.version)
  if (appointmentId !== null) {
    const taken = await takeAppointment(db, appointmentId, {
      patientId: params.patientId,
      encounterId: row.id,
      userId: actor.userId,
      now,
    })
    if (taken === undefined) throw new AppError(appointmentNotStartable)
    audit.record('appointment', taken.id, taken.version)
  }
  return toEncounter(await getVisit(db, params.patientId, row.id))
}

/** Replaces what is written about a visit. */
export async function update(context: RequestContext<typeof updateEncounter>) {
  const { db, params, body, actor, expectedVersion, audit } = context
  const { status } = await getVisit(db, params.patientId, params.encounterId)
  if (status === 'entered-in-error') throw new AppError(stepNotPossible)
  const change = { ...toColumns(body), updatedBy: actor.userId }
  const row = await queries.updateEncounter(db, params.encounterId, expectedVersion, change)
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('encounter', row.id, row.version)
  return toEncounter(await getVisit(db, params.patientId, row.id))
}

/** Takes a visit a step on; its appointment follows. */
export async function setStatus(context: RequestContext<typeof setEncounterStatus>) {
  const { db, params, body, actor, expectedVersion, now, audit } = context
  const before = await getVisit(db, params.patientId, params.encounterId)
  if (before.version !== expectedVersion) throw new AppError(PROBLEMS.stale)
  assertStep(before.status, body)
  const row = await queries.updateEncounter(db, before.id, expectedVersion, {
    status: body.status,
    statusReason: body.reason,
    updatedBy: actor.userId,
    ...timesOf(before, body.status, now),
  })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  // Asked once the visit is locked: whoever signs a note of it at this moment waits, and then sees the error.
  if (body.status === 'entered-in-error' && (await queries.hasSignedNotes(db, row.id))) {
    throw new AppError(visitHasNotes)
  }
  if (body.reason !== null) audit.reason(body.reason)
  audit.record('encounter', row.id, row.version)
  const step = { status: body.status, reason: body.reason, userId: actor.userId, now }
  for (const appointment of await followVisit(db, before.id, step)) {
    audit.record('appointment', appointment.id, appointment.version)
  }
  return toEncounter(await getVisit(db, params.patientId, row.id))
}

function assertStep(from: VisitStatus, { status, reason }: { status: VisitStatus; reason: string | null }) {
  if (!stepsFrom(from).includes(status)) throw new AppError(stepNotPossible)
  if (reason === null && needsReason(from, status)) {
    throw new AppError(PROBLEMS.badRequest, undefined, [
      { pointer: '/body/reason', detail: 'This step needs a reason' },
    ])
  }
}

/** A planned visit begins when the patient comes; one that ends, ends now; one that is opened again has no end. */
function timesOf(
  before: queries.EncounterRow,
  to: VisitStatus,
  now: Date,
): { startedAt?: Date; endedAt?: Date | null } {
  if (before.status === 'planned' && (to === 'arrived' || to === 'in-progress')) return { startedAt: now }
  if (to === 'finished') return { endedAt: now < before.startedAt ? before.startedAt : now }
  return to === 'in-progress' ? { endedAt: null } : {}
}

async function getVisit(db: Db, patientId: string, id: string): Promise<queries.EncounterRow> {
  const row = await queries.findEncounter(db, patientId, id)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  return row
}
