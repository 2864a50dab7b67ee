import { findOfferedCode } from '@ehr/codes'
import { PROBLEMS, type ProblemPlace } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import { NONE_KNOWN_CODES, noneKnownOf } from '../contract/none-known.ts'
import * as contract from '../contract.ts'
import { contradicts } from './contradicts.ts'
import { toAllergy, toColumns } from './mapping.ts'
import { planMove } from './plan-move.ts'
import * as queries from './queries.ts'

export const writeRoutes = [
  handle(contract.createAllergy, create),
  handle(contract.updateAllergy, update),
  handle(contract.setAllergyStatus, setStatus),
  handle(contract.refuteAllergy, refute),
  handle(contract.recordNoneKnown, recordNone),
  handle(contract.reviewAllergies, review),
]

type WriteContext = Pick<RequestContext<typeof contract.createAllergy>, 'db' | 'params' | 'actor' | 'audit'>

async function create(context: RequestContext<typeof contract.createAllergy>) {
  const { db, params, actor, audit, now } = context
  const { code: asked, duplicateReason, ...body } = context.body
  assertPast(body.onset, now)
  // Of a code that is known the words are too: what is warned of is what the chart shows.
  const code = (await findOfferedCode(db, 'allergens', asked)) ?? asked
  await lock(db, params.patientId)
  const active = await queries.listActiveAllergies(db, params.patientId)
  const known = active.filter((row) => !row.isNoneKnown && isSame(row, code))
  if (known.length > 0 && duplicateReason === null) {
    throw new AppError(contract.allergyDuplicate, undefined, [
      { pointer: '/body/duplicateReason', detail: contract.ALREADY_RECORDED },
    ])
  }
  if (duplicateReason !== null) audit.reason(duplicateReason)
  const { id, version } = await queries.insertAllergy(db, {
    ...toColumns(body),
    patientId: params.patientId,
    codeSystem: code.system,
    code: code.code,
    codeDisplay: code.display,
    clinicalStatus: 'active',
    recordedAt: now,
    createdBy: actor.userId,
    updatedBy: actor.userId,
  })
  audit.record('allergy_intolerance', id, version)
  await endContradicted(context, active, body.category)
  return toAllergy(await getAllergy(db, params.patientId, id))
}

async function update(context: RequestContext<typeof contract.updateAllergy>) {
  const { params, body, now } = context
  assertPast(body.onset, now)
  const before = await openAllergy(context, params)
  await change(context, before, toColumns(body))
  return await settled(context, before)
}

async function setStatus(context: RequestContext<typeof contract.setAllergyStatus>) {
  const { params, body, audit } = context
  const before = await openAllergy(context, params)
  const move = planMove(before, body.status)
  if (move === undefined) throw new AppError(contract.allergyClosed)
  if (body.reason !== null) audit.reason(body.reason)
  await change(context, before, { ...move, statusReason: body.reason })
  return await settled(context, before)
}

async function refute(context: RequestContext<typeof contract.refuteAllergy>) {
  const { params, body, audit } = context
  const before = await openAllergy(context, params)
  if (before.isNoneKnown) throw new AppError(contract.allergyClosed)
  audit.reason(body.reason)
  await change(context, before, { verificationStatus: 'refuted', statusReason: body.reason })
  return await settled(context, before)
}

async function recordNone(context: RequestContext<typeof contract.recordNoneKnown>) {
  const { db, params, body, actor, audit, now } = context
  await lock(db, params.patientId)
  const active = await queries.listActiveAllergies(db, params.patientId)
  const against = active.filter((row) =>
    row.isNoneKnown ? ['any', body.of].includes(noneKnownOf(row.code)) : contradicts(row.category, body.of),
  )
  if (against.length > 0) {
    throw new AppError(contract.allergyNoneKnownContradicted, undefined, placesOf('/body/of', against))
  }
  const { system, code, display } = NONE_KNOWN_CODES[body.of]
  const { id, version } = await queries.insertAllergy(db, {
    patientId: params.patientId,
    codeSystem: system,
    code,
    codeDisplay: display,
    isNoneKnown: true,
    clinicalStatus: 'active',
    recordedAt: now,
    createdBy: actor.userId,
    updatedBy: actor.userId,
  })
  audit.record('allergy_intolerance', id, version)
  // "None at all" says more than the narrower statements before it.
  if (body.of === 'any') await endAll(context, active)
  return toAllergy(await getAllergy(db, params.patientId, id))
}

async function review({ db, params, actor, audit, now }: RequestContext<typeof contract.reviewAllergies>) {
  await lock(db, params.patientId)
  const row = {
    patientId: params.patientId,
    reviewedAt: now,
    createdBy: actor.userId,
    updatedBy: actor.userId,
  }
  const { id, version, reviewedAt } = await queries.insertReview(db, row)
  audit.record('allergy_review', id, version)
  return { id, version, reviewedAt: reviewedAt.toISOString() }
}

type ChangeContext = WriteContext & { readonly expectedVersion: number }

/** The record to be changed, its patient's list locked. @throws AppError NOT_FOUND, ALLERGY_CLOSED */
async function openAllergy({ db }: WriteContext, params: { patientId: string; allergyId: string }) {
  await lock(db, params.patientId)
  const row = await getAllergy(db, params.patientId, params.allergyId)
  if (row.verificationStatus === 'entered-in-error') throw new AppError(contract.allergyClosed)
  return row
}

async function change(
  { db, actor, audit, expectedVersion }: ChangeContext,
  before: queries.AllergyRow,
  columns: Parameters<typeof queries.updateAllergy>[2],
): Promise<void> {
  const key = { patientId: before.patientId, id: before.id, version: expectedVersion }
  const row = await queries.updateAllergy(db, key, { ...columns, updatedBy: actor.userId })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('allergy_intolerance', row.id, row.version)
}

/** The record after a change, with whatever it contradicts now ended. */
async function settled(context: WriteContext, before: queries.AllergyRow) {
  const { db } = context
  const active = await queries.listActiveAllergies(db, before.patientId)
  const own = active.find(({ id }) => id === before.id)
  if (own !== undefined && !own.isNoneKnown) await endContradicted(context, active, own.category)
  return toAllergy(await getAllergy(db, before.patientId, before.id))
}

async function endContradicted(
  context: WriteContext,
  active: readonly queries.ActiveAllergyRow[],
  category: contract.Allergy['category'],
): Promise<void> {
  await endAll(
    context,
    active.filter((row) => contradicts(category, noneKnownOf(row.code))),
  )
}

/** Ends the statements that none is known among these. */
async function endAll(
  { db, params, actor, audit }: WriteContext,
  rows: readonly queries.ActiveAllergyRow[],
): Promise<void> {
  const ended = {
    clinicalStatus: 'inactive',
    statusReason: contract.SUPERSEDED,
    updatedBy: actor.userId,
  } as const
  for (const { id, version } of rows.filter((row) => row.isNoneKnown)) {
    const row = await queries.updateAllergy(db, { patientId: params.patientId, id, version }, ended)
    if (row !== undefined) audit.record('allergy_intolerance', row.id, row.version)
  }
}

async function lock(db: Db, patientId: string): Promise<void> {
  if (!(await queries.lockPatient(db, patientId))) throw new AppError(PROBLEMS.notFound)
}

async function getAllergy(db: Db, patientId: string, id: string): Promise<queries.AllergyRow> {
  const row = await queries.findAllergy(db, patientId, id)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  return row
}

function isSame(row: queries.ActiveAllergyRow, code: contract.AllergyInput['code']): boolean {
  const isCode = row.codeSystem === code.system && row.code === code.code && code.code !== 'as-text'
  return isCode || row.codeDisplay.trim().toLowerCase() === code.display.trim().toLowerCase()
}

/** Somewhere on earth it may be tomorrow already. */
const DAY_MS = 86_400_000

function assertPast(onset: contract.AllergyChange['onset'], now: Date): void {
  if (onset === null || Date.parse(onset.value) <= now.getTime() + DAY_MS) return
  throw new AppError(PROBLEMS.badRequest, undefined, [
    { pointer: '/body/onset', detail: 'This day is still to come' },
  ])
}

/** Names the records that are in the way, by id only. */
function placesOf(pointer: string, rows: readonly { id: string }[]): ProblemPlace[] {
  return rows.map(({ id }) => ({ pointer, detail: id }))
}
