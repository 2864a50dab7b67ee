import type { RouteContract } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { Actor } from '../actor.ts'
import type { NotedFacts } from './audit-trail.ts'
import type { RequestParts } from './validate-request.ts'

/** Somebody reaches for patients. */
export interface PatientAccess {
  /** The request's transaction where the route writes, the pool where it reads. */
  readonly db: Kysely<Database>
  readonly actor: Actor | undefined
  readonly patientIds: readonly string[]
  readonly contract: RouteContract
  readonly now: Date
}

/** Lets a request pass, or refuses it. @throws AppError */
export type GuardPatients = (access: PatientAccess) => Promise<void>

/** A handler's run, and what the guards must know of its request. */
export interface GuardedRun<T> {
  readonly guards: readonly GuardPatients[]
  readonly access: Omit<PatientAccess, 'patientIds'>
  readonly parts: RequestParts
  /** What was noted so far; more once the handler ran. */
  noted(): NotedFacts
  /** Tables whose records belong to patients. */
  readonly patientTables: readonly string[]
  run(): Promise<T>
}

/**
 * Runs a handler between the guards of patients: those whom the request names are asked about before a write and
 * beside a read (whose answer waits for it), those whom the handler found are asked about after it.
 *
 * @throws AppError of the guard that refuses, whatever the handler found.
 */
export async function runGuarded<T>(guarded: GuardedRun<T>): Promise<T> {
  const { guards, access, parts } = guarded
  const named = namedPatients(parts)
  const ask = (patientIds: readonly string[]) => guardPatients(guards, { ...access, patientIds })
  const output = isRead(access.contract)
    ? await sideBySide(ask(named), guarded.run())
    : await ask(named).then(() => guarded.run())
  const { patients, records } = guarded.noted()
  assertPatientsNamed(guarded, records.length > 0 && patients.length === 0 ? records : [])
  await ask(lowerCase(patients).filter((id) => !named.includes(id)))
  return output
}

/** Asks all guards about these patients. @throws AppError of the first that refuses. */
export async function guardPatients(guards: readonly GuardPatients[], access: PatientAccess): Promise<void> {
  if (access.patientIds.length === 0) return
  await Promise.all(guards.map((guard) => guard(access)))
}

/** A record of a patient whom nobody names is a chart that nobody guards. */
function assertPatientsNamed(
  { access, patientTables }: Pick<GuardedRun<unknown>, 'access' | 'patientTables'>,
  records: NotedFacts['records'],
): void {
  const record = records.find(({ type }) => patientTables.includes(type))
  if (record === undefined) return
  throw new Error(
    `${access.contract.operationId} named a record of "${record.type}" and no patient: call context.audit.patients(ids), or put patientId into its path.`,
  )
}

/** Ids as PostgreSQL writes them, so that one patient is one id. */
function lowerCase(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))]
}

/** `patientId` of path, query and body: what a patient's id is called everywhere. */
function namedPatients(parts: RequestParts): string[] {
  return lowerCase([parts.params, parts.query, parts.body].flatMap(patientIdOf))
}

function patientIdOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null || !('patientId' in part)) return []
  return typeof part.patientId === 'string' ? [part.patientId] : []
}

function isRead({ audit }: RouteContract): boolean {
  return audit !== 'create' && audit !== 'update' && audit !== 'delete'
}

/** Waits for both, so that nothing runs on behind an answer; the guard's refusal counts more than a 404. */
async function sideBySide<T>(guarding: Promise<void>, running: Promise<T>): Promise<T> {
  const [guarded] = await Promise.allSettled([guarding, running])
  if (guarded.status === 'rejected') throw guarded.reason
  return await running
}
