import { findOfferedCode } from '@ehr/codes'
import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, type AuditNotes, handle, type RequestContext } from '@ehr/http'
import { DRUG_KNOWLEDGE } from '../contract/drug-knowledge.ts'
import { FREQUENCY_TEXTS } from '../contract/order-terms.ts'
import * as orders from '../contract/orders.ts'
import { planWarnings } from '../contract/plan-warnings.ts'
import { toMedication } from './mapping.ts'
import { type AnswerPlan, planAnswers } from './plan-answers.ts'
import { findMedication } from './queries.ts'
import { codingOf, getWarningContext } from './warning-context.ts'
import * as queries from './write-queries.ts'

export const prescribeRoutes = [
  handle(orders.prescribe, prescribe),
  handle(orders.updateMedication, update),
  handle(orders.resumeMedication, resume),
]

interface Writer {
  readonly db: Db
  readonly patientId: string
  readonly userId: string
  readonly audit: AuditNotes
  readonly now: Date
}

async function prescribe(context: RequestContext<typeof orders.prescribe>) {
  const { db, params, body, now } = context
  const writer = writerOf(context)
  await assertOwnEncounter(db, params.patientId, body.encounterId)
  await lock(db, params.patientId)
  // Of a code that is known the words are too: a drug is not checked as one and shown as another.
  const code = (await findOfferedCode(db, 'medications', body.code)) ?? body.code
  const plan = await answered(db, params.patientId, { code, answers: body.answers })
  const { id, version } = await queries.insertMedication(db, {
    ...toColumns(body),
    patientId: params.patientId,
    encounterId: body.encounterId,
    practitionerId: await queries.findPractitionerId(db, writer.userId),
    codeSystem: code.system,
    code: code.code,
    codeDisplay: code.display,
    status: 'active',
    intent: 'order',
    authoredAt: now,
    createdBy: writer.userId,
    updatedBy: writer.userId,
  })
  writer.audit.record('medication_request', id, version)
  await applyAnswers(writer, id, plan)
  return await shown(db, params.patientId, id)
}

async function update(context: RequestContext<typeof orders.updateMedication>) {
  const { db, params, body, expectedVersion, audit } = context
  const writer = writerOf(context)
  const before = await getOpen(db, params)
  if (!['active', 'on-hold', 'draft'].includes(before.status)) throw new AppError(orders.medicationClosed)
  audit.reason(body.changeReason)
  const columns = { ...toColumns(body), statusReason: body.changeReason }
  await write(writer, { id: before.id, version: expectedVersion }, columns)
  return await shown(db, params.patientId, before.id)
}

async function resume(context: RequestContext<typeof orders.resumeMedication>) {
  const { db, params, body, expectedVersion } = context
  const writer = writerOf(context)
  const before = await getOpen(db, params)
  if (before.status !== 'on-hold') throw new AppError(orders.medicationClosed)
  const asked = { code: codingOf(before), answers: body.answers }
  const plan = await answered(db, params.patientId, asked, before.id)
  await write(writer, { id: before.id, version: expectedVersion }, { status: 'active', statusReason: null })
  await applyAnswers(writer, before.id, plan)
  return await shown(db, params.patientId, before.id)
}

type Asked = Pick<orders.Prescription, 'code' | 'answers'>

/** What the answers come to, held against the warnings of this moment. @throws AppError WARNINGS_NOT_ANSWERED */
async function answered(
  db: Db,
  patientId: string,
  { code, answers }: Asked,
  exceptId?: string,
): Promise<AnswerPlan> {
  const warnings = planWarnings(code, await getWarningContext(db, patientId, exceptId))
  const planned = planAnswers(warnings, answers)
  if (!planned.ok) throw new AppError(orders.warningsNotAnswered, undefined, planned.places)
  return planned.plan
}

async function applyAnswers(
  writer: Writer,
  medicationId: string,
  { overrides, stops }: AnswerPlan,
): Promise<void> {
  const { db, patientId, userId, audit, now } = writer
  for (const { id, version } of stops) {
    await write(writer, { id, version }, { status: 'stopped', stoppedAt: now, stopCode: 'replaced' })
  }
  if (overrides.length === 0) return
  audit.reason(overrides.map(({ reason }) => reason).join(' · '))
  const rows = overrides.map(({ warning, reasonCode, reason }) => ({
    patientId,
    medicationId,
    kind: warning.kind,
    severity: warning.severity,
    conflictId: warning.conflict.id,
    conflictVersion: warning.conflict.version,
    conflictSystem: warning.conflict.code.system,
    conflictCode: warning.conflict.code.code,
    conflictDisplay: warning.conflict.code.display,
    matched: warning.matched,
    knowledgeVersion: DRUG_KNOWLEDGE.version,
    reasonCode,
    reason,
    createdBy: userId,
    updatedBy: userId,
  }))
  const written = await queries.insertOverrides(db, rows)
  for (const { id, version } of written) audit.record('medication_override', id, version)
}

async function write(
  { db, patientId, userId, audit }: Writer,
  { id, version }: { id: string; version: number },
  columns: Parameters<typeof queries.updateMedication>[2],
): Promise<void> {
  const row = await queries.updateMedication(
    db,
    { patientId, id, version },
    { ...columns, updatedBy: userId },
  )
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('medication_request', row.id, row.version)
}

/** The prescription to be changed, its patient's drugs locked. */
async function getOpen(db: Db, params: { patientId: string; medicationId: string }) {
  await lock(db, params.patientId)
  const row = await findMedication(db, params.patientId, params.medicationId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  return row
}

async function lock(db: Db, patientId: string): Promise<void> {
  if (!(await queries.lockPatient(db, patientId))) throw new AppError(PROBLEMS.notFound)
}

async function shown(db: Db, patientId: string, id: string) {
  const row = await findMedication(db, patientId, id)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  return toMedication(row)
}

async function assertOwnEncounter(db: Db, patientId: string, encounterId: string | null): Promise<void> {
  if (encounterId === null || (await queries.hasEncounter(db, patientId, encounterId))) return
  throw new AppError(PROBLEMS.badRequest, undefined, [
    { pointer: '/body/encounterId', detail: 'This patient has no such record' },
  ])
}

function writerOf(context: WriteContext): Writer {
  const { db, params, actor, audit, now } = context
  return { db, patientId: params.patientId, userId: actor.userId, audit, now }
}

type WriteContext = RequestContext<
  typeof orders.prescribe | typeof orders.updateMedication | typeof orders.resumeMedication
>

function toColumns(input: Omit<orders.OrderChange, 'changeReason'>) {
  return {
    doseQuantity: input.doseQuantity,
    doseUnit: input.doseUnit,
    route: input.route,
    frequencyCode: input.frequencyCode,
    frequency: FREQUENCY_TEXTS[input.frequencyCode],
    isAsNeeded: input.isAsNeeded,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    instructions: input.instructions,
    reasonSystem: input.reason?.system ?? null,
    reasonCode: input.reason?.code ?? null,
    reasonDisplay: input.reason?.display ?? null,
  }
}
