import { codeNotOffered, findOfferedCode } from '@ehr/codes'
import { type Coding, PROBLEMS, type ProblemPlace } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import { toColumns, toImmunization } from './mapping.ts'
import * as queries from './queries.ts'

/** Routes that write; those that read are in routes.ts. */
export const writeRoutes = [
  handle(contract.createImmunization, create),
  handle(contract.updateImmunization, update),
  handle(contract.markImmunizationAsError, markAsError),
]

async function create(context: RequestContext<typeof contract.createImmunization>) {
  const { db, params, body, actor, now, audit } = context
  const code = await findOfferedCode(db, 'vaccines', body.code)
  const hasVisit =
    body.encounterId === null || (await queries.hasEncounter(db, params.patientId, body.encounterId))
  refuse([
    ...(code === undefined ? [codeNotOffered('/body/code')] : []),
    ...(hasVisit ? [] : [{ pointer: '/body/encounterId', detail: 'This patient has no such record' }]),
    ...(await futurePlaces(db, now, body)),
  ])
  if (code === undefined) throw new AppError(PROBLEMS.badRequest)
  await assertUsual(db, params.patientId, { body, code })
  const row = await queries.insertImmunization(db, {
    ...toColumns(body),
    patientId: params.patientId,
    encounterId: body.encounterId,
    codeSystem: code.system,
    code: code.code,
    codeDisplay: code.display,
    createdBy: actor.userId,
    updatedBy: actor.userId,
  })
  audit.record('immunization', row.id, row.version)
  return toImmunization(row)
}

async function update(context: RequestContext<typeof contract.updateImmunization>) {
  const { db, body, now, params } = context
  const { code, id } = await findOpen(context)
  refuse(await futurePlaces(db, now, body))
  await assertUsual(db, params.patientId, { body, code, except: id })
  return await change(context, toColumns(body))
}

async function markAsError(context: RequestContext<typeof contract.markImmunizationAsError>) {
  await findOpen(context)
  context.audit.reason(context.body.reason)
  return await change(context, { status: 'entered-in-error', errorReason: context.body.reason })
}

type Change = Pick<
  RequestContext<typeof contract.markImmunizationAsError>,
  'db' | 'params' | 'actor' | 'expectedVersion' | 'audit'
>

async function change({ db, params, actor, expectedVersion, audit }: Change, columns: object) {
  const place = { patientId: params.patientId, id: params.immunizationId, version: expectedVersion }
  const row = await queries.updateImmunization(db, place, { ...columns, updatedBy: actor.userId })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('immunization', row.id, row.version)
  return toImmunization(row)
}

/** The record to be changed, unless it is closed. An older version is told first: it may be why it is closed. */
async function findOpen({ db, params, expectedVersion }: Change): Promise<contract.Immunization> {
  const row = await queries.findImmunization(db, params.patientId, params.immunizationId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  if (row.version !== expectedVersion) throw new AppError(PROBLEMS.stale)
  if (row.status === 'entered-in-error') throw new AppError(contract.immunizationClosed)
  return toImmunization(row)
}

/** Doses that are given are in the past; one that was not given may be put off from a day to come. */
async function futurePlaces(
  db: Db,
  now: Date,
  { isPrimarySource, occurredAt, occurredOn }: contract.ImmunizationChange,
): Promise<ProblemPlace[]> {
  const detail = contract.IMMUNIZATION_COMPLAINTS.inFuture
  if (isPrimarySource) {
    return occurredAt !== null && new Date(occurredAt) > now ? [{ pointer: '/body/occurredAt', detail }] : []
  }
  const isFuture = occurredOn !== null && occurredOn.value > (await queries.getDay(db, now))
  return isFuture ? [{ pointer: '/body/occurredOn', detail }] : []
}

interface Judged {
  readonly body: contract.ImmunizationChange
  readonly code: Coding
  /** The record that is changed. */
  readonly except?: string
}

/** Asks once about a second dose of a day and about a lot past its day; errors happen and must be recordable. */
async function assertUsual(db: Db, patientId: string, { body, code, except }: Judged): Promise<void> {
  if (body.confirmed || body.status !== 'completed') return
  const day = await dayOf(db, body)
  if (day === undefined) return
  const { sameDay, expired } = contract.IMMUNIZATION_COMPLAINTS
  const hasDose = await queries.hasDoseOnDay(db, patientId, { ...code, day, except })
  const isExpired = body.expiresOn !== null && body.expiresOn < day
  if (!hasDose && !isExpired) return
  const places = [
    { pointer: '/body/confirmed', detail: hasDose ? sameDay : expired },
    ...(isExpired ? [{ pointer: '/body/expiresOn', detail: expired }] : []),
  ]
  throw new AppError(contract.immunizationUnusual, undefined, places)
}

/** The day of a dose, where it is known. */
async function dayOf(db: Db, body: contract.ImmunizationChange): Promise<string | undefined> {
  const { isPrimarySource, occurredAt, occurredOn } = body
  if (isPrimarySource) return occurredAt === null ? undefined : await queries.getDay(db, new Date(occurredAt))
  return occurredOn?.precision === 'day' ? occurredOn.value : undefined
}

function refuse(places: readonly ProblemPlace[]): void {
  if (places.length > 0) throw new AppError(PROBLEMS.badRequest, undefined, places)
}
