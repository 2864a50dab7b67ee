import { codeNotOffered, findOfferedCode } from '@ehr/codes'
import { type PartialDate, PROBLEMS, type ProblemPlace } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import { toColumns, toProblem } from './mapping.ts'
import * as queries from './queries.ts'

/** Routes that write; those that read are in routes.ts. */
export const writeRoutes = [
  handle(contract.createProblem, create),
  handle(contract.updateProblem, update),
  handle(contract.markProblemAsError, markAsError),
]

async function create(context: RequestContext<typeof contract.createProblem>) {
  const { db, params, body, actor, now, audit } = context
  const code = await findOfferedCode(db, 'problems', body.code)
  const hasVisit =
    body.encounterId === null || (await queries.hasEncounter(db, params.patientId, body.encounterId))
  refuse([
    ...(code === undefined ? [codeNotOffered('/body/code')] : []),
    ...(hasVisit ? [] : [{ pointer: '/body/encounterId', detail: 'This patient has no such record' }]),
    ...(await futurePlaces(db, now, body)),
  ])
  if (code === undefined) throw new AppError(PROBLEMS.badRequest)
  await assertNew(db, params.patientId, body)
  const row = await queries.insertProblem(db, {
    ...toColumns(body),
    patientId: params.patientId,
    encounterId: body.encounterId,
    codeSystem: code.system,
    code: code.code,
    codeDisplay: code.display,
    recordedAt: now,
    createdBy: actor.userId,
    updatedBy: actor.userId,
  })
  audit.record('condition', row.id, row.version)
  return toProblem(row)
}

async function update(context: RequestContext<typeof contract.updateProblem>) {
  const { db, body, now } = context
  const before = await findOpen(context)
  refuse(await futurePlaces(db, now, body))
  return await change(context, toColumns(body, before))
}

async function markAsError(context: RequestContext<typeof contract.markProblemAsError>) {
  await findOpen(context)
  context.audit.reason(context.body.reason)
  return await change(context, {
    verificationStatus: 'entered-in-error',
    errorReason: context.body.reason,
  })
}

type Change = Pick<
  RequestContext<typeof contract.markProblemAsError>,
  'db' | 'params' | 'actor' | 'expectedVersion' | 'audit'
>

async function change({ db, params, actor, expectedVersion, audit }: Change, columns: object) {
  const place = { patientId: params.patientId, id: params.problemId, version: expectedVersion }
  const row = await queries.updateProblem(db, place, { ...columns, updatedBy: actor.userId })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('condition', row.id, row.version)
  return toProblem(row)
}

/** The record to be changed, unless it is closed. An older version is told first: it may be why it is closed. */
async function findOpen({ db, params, expectedVersion }: Change): Promise<contract.Problem> {
  const row = await queries.findProblem(db, params.patientId, params.problemId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  if (row.version !== expectedVersion) throw new AppError(PROBLEMS.stale)
  if (row.verificationStatus === 'entered-in-error') throw new AppError(contract.problemClosed)
  return toProblem(row)
}

async function assertNew(db: Db, patientId: string, body: contract.ProblemInput): Promise<void> {
  if (body.duplicateConfirmed || body.clinicalStatus !== 'active' || body.verificationStatus === 'refuted')
    return
  if (!(await queries.hasActiveProblem(db, patientId, body.code))) return
  throw new AppError(contract.problemDuplicate, undefined, [
    { pointer: '/body/duplicateConfirmed', detail: contract.PROBLEM_COMPLAINTS.duplicate },
  ])
}

/** Nothing has begun or ended that is still to come; "this year" and "this month" are not. */
async function futurePlaces(
  db: Db,
  now: Date,
  { onset, abated }: { onset: PartialDate | null; abated: PartialDate | null },
): Promise<ProblemPlace[]> {
  const today = await queries.getToday(db, now)
  return Object.entries({ onset, abated })
    .filter(([, date]) => date !== null && date.value > today)
    .map(([field]) => ({ pointer: `/body/${field}`, detail: contract.PROBLEM_COMPLAINTS.inFuture }))
}

function refuse(places: readonly ProblemPlace[]): void {
  if (places.length > 0) throw new AppError(PROBLEMS.badRequest, undefined, places)
}
