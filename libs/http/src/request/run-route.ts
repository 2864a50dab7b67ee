import type { AuditEvent, AuditRecorder, ChangeReader } from '@ehr/audit'
import { PROBLEMS } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import { AppError } from '../app-error.ts'
import type { CursorCodec } from '../cursor/cursor-codec.ts'
import { createPager } from '../cursor/pager.ts'
import type { ApiRoute } from '../handle.ts'
import { requestHash } from '../idempotency/request-hash.ts'
import { type CreateKey, findStoredAnswer, storeAnswer } from '../idempotency/stored-answer.ts'
import type { RecordKind } from '../record-kind.ts'
import type { Services } from '../services.ts'
import { type Answer, parseAnswer } from './answer.ts'
import type { Caller } from './caller.ts'
import { type GuardPatients, guardPatients, runGuarded } from './guard-patients.ts'
import type { Preconditions } from './preconditions.ts'
import type { RequestParts } from './validate-request.ts'

/** What running a route needs of the process. */
export interface RunServices {
  readonly db: Kysely<Database>
  readonly recorder: AuditRecorder
  readonly findChanges: ChangeReader
  /** May refuse requests about a patient. */
  readonly guards: readonly GuardPatients[]
  readonly recordKinds: readonly RecordKind[]
  readonly cursors: CursorCodec
  /** What handlers are offered besides. */
  readonly offered: Services
  readonly clock: () => Date
  /** Learns of each event once it is committed. */
  readonly onRecorded: (event: AuditEvent) => void
}

/** A request that passed every check. */
export interface CheckedRequest {
  readonly route: ApiRoute
  readonly caller: Caller
  readonly parts: RequestParts
  readonly preconditions: Preconditions
}

/** Runs a route as its kind demands: writes in one transaction with their record, reads recorded before they leave. */
export async function runRoute(services: RunServices, request: CheckedRequest): Promise<Answer> {
  const { audit } = request.route.contract
  if (audit === 'none') return await callHandler(services, services.db, request)
  if (audit === 'create') return await runCreate(services, request)
  if (audit === 'update' || audit === 'delete') return await runChange(services, request)
  return await runRead(services, request)
}

async function runRead(services: RunServices, request: CheckedRequest): Promise<Answer> {
  const answer = await callHandler(services, services.db, request)
  const events = request.caller.trail.done()
  try {
    await Promise.all(events.map((event) => services.recorder.record(event)))
  } catch (cause) {
    throw new AppError(PROBLEMS.notReady, 'The access could not be recorded.', [], { cause })
  }
  for (const event of events) services.onRecorded(event)
  return answer
}

async function runChange(services: RunServices, request: CheckedRequest): Promise<Answer> {
  return await committed(services, (trx) => writeOnce(services, trx, request))
}

async function runCreate(services: RunServices, request: CheckedRequest): Promise<Answer> {
  const createKey = createKeyOf(request)
  const { trail } = request.caller
  return await committed(services, async (trx) => {
    const former = await findStoredAnswer(trx, createKey)
    if (former !== undefined) {
      // What was answered then is shown again: only to those who may see it now.
      await guardPatients(services.guards, {
        ...accessOf(services, trx, request),
        patientIds: former.facts.patients,
      })
      return { answer: former.answer, events: trail.replayed(former.facts) }
    }
    const written = await writeOnce(services, trx, request)
    await storeAnswer(trx, createKey, { answer: written.answer, facts: trail.facts })
    return written
  })
}

interface Written {
  readonly answer: Answer
  readonly events: readonly AuditEvent[]
}

async function writeOnce(
  services: RunServices,
  trx: Kysely<Database>,
  request: CheckedRequest,
): Promise<Written> {
  const answer = await callHandler(services, trx, request)
  return { answer, events: request.caller.trail.done() }
}

/** Runs a write and records its events in one transaction: both are kept, or neither. Seals them once it is committed. */
async function committed(
  { db, recorder, findChanges, onRecorded }: RunServices,
  write: (trx: Kysely<Database>) => Promise<Written>,
): Promise<Answer> {
  const { answer, events, recorded } = await db.transaction().execute(async (trx) => {
    const written = await write(trx)
    const recorded = await recorder.recordIn(trx, await findChanges(trx, written.events))
    return { ...written, recorded }
  })
  // Nobody waits for it: what cannot be sealed now, the next sweep seals.
  recorder.seal(recorded).catch(() => undefined)
  for (const event of events) onRecorded(event)
  return answer
}

async function callHandler(
  services: RunServices,
  db: Kysely<Database>,
  request: CheckedRequest,
): Promise<Answer> {
  const { caller, parts } = request
  const access = accessOf(services, db, request)
  const output = await runGuarded({
    guards: services.guards,
    access,
    parts,
    noted: () => caller.trail.facts,
    patientTables: services.recordKinds.map(({ table }) => table),
    run: () =>
      request.route.answer({
        ...parts,
        db,
        actor: caller.actor,
        now: access.now,
        expectedVersion: request.preconditions.expectedVersion,
        audit: caller.trail.notes,
        pager: createPager(services.cursors, access.contract),
        http: caller.http,
        services: services.offered,
        recordKinds: services.recordKinds,
      }),
  })
  return parseAnswer(access.contract, output)
}

function accessOf({ clock }: RunServices, db: Kysely<Database>, { route, caller }: CheckedRequest) {
  return { db, actor: caller.actor, contract: route.contract, now: clock() }
}

function createKeyOf({ route, caller, parts, preconditions }: CheckedRequest): CreateKey {
  const operation = route.contract.operationId
  const { idempotencyKey } = preconditions
  if (caller.actor === undefined || idempotencyKey === undefined) {
    throw new Error(
      `${operation}: a create came without an actor or a key; planRoutes should have refused it.`,
    )
  }
  return { userId: caller.actor.userId, key: idempotencyKey, operation, hash: requestHash(operation, parts) }
}
