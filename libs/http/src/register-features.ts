import { type AuditEvent, type AuditRecorder, createChangeReader } from '@ehr/audit'
import type { RouteContract } from '@ehr/contracts'
import { labelQueries } from '@ehr/db'
import type { Database } from '@ehr/db-migrations'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { ResolveActor } from './actor.ts'
import type { ApiFeature } from './api-feature.ts'
import { createCursorCodec } from './cursor/cursor-codec.ts'
import { planRoutes, type RoutePlan } from './features/plan-routes.ts'
import type { ApiRoute } from './handle.ts'
import { answerEtag } from './request/answer.ts'
import { assertAccess } from './request/authorize.ts'
import { type Caller, identifyCaller } from './request/caller.ts'
import { parsePreconditions } from './request/preconditions.ts'
import { recordFailure } from './request/record-failure.ts'
import { type RunServices, runRoute } from './request/run-route.ts'
import { validateRequest } from './request/validate-request.ts'
import type { Services } from './services.ts'

/** Wraps the run of one operation, for instance in a tracing span. */
export type AroundOperation = <T>(operationId: string, run: () => Promise<T>) => Promise<T>

export interface FeatureOptions {
  readonly db: Kysely<Database>
  readonly features: readonly ApiFeature[]
  readonly resolveActor: ResolveActor
  readonly recorder: AuditRecorder
  /** What handlers find as `context.services`. */
  readonly services: Services
  /** Secret of the installation that cursors are encrypted with. */
  readonly cursorSecret: string
  readonly clock?: () => Date
  readonly around?: AroundOperation
  /** Learns of each event once it is recorded, for a log. */
  readonly onRecorded?: (event: AuditEvent) => void
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: string
    /** Whether a password is tried here: such routes are limited more strictly. */
    isSignIn?: boolean
  }
}

/**
 * Adds the features' routes to the server; `registerProblems` answers what they refuse.
 *
 * @throws when features do not fit together, or a route's access is not declared.
 */
export function registerFeatures(app: FastifyInstance, options: FeatureOptions): void {
  const plan = planRoutes(options.features)
  const services = {
    db: options.db,
    recorder: options.recorder,
    findChanges: createChangeReader(),
    guards: plan.guards,
    recordKinds: plan.recordKinds,
    offered: options.services,
    onRecorded: options.onRecorded ?? (() => undefined),
    cursors: createCursorCodec(options.cursorSecret),
    clock: options.clock ?? (() => new Date()),
  }
  app.decorateRequest('caller', null)
  for (const route of plan.routes) registerRoute(app, route, { plan, options, services })
}

interface Registration {
  readonly plan: RoutePlan
  readonly options: FeatureOptions
  readonly services: RunServices
}

function registerRoute(app: FastifyInstance, route: ApiRoute, registration: Registration): void {
  const { contract } = route
  app.route({
    method: contract.method,
    url: contract.path,
    config: { operationId: contract.operationId, isSignIn: contract.audit === 'sign-in' },
    // After the limits of `onRequest`, and before any byte of the body is read.
    preParsing: (request, reply) =>
      labelled(request, route, () => admit(request, reply, route, registration)),
    handler: (request, reply) => labelled(request, route, () => answer(request, reply, route, registration)),
  })
}

/** Lets the database's logs and views tell which request a statement belongs to. */
function labelled<T>(request: FastifyRequest, { contract }: ApiRoute, run: () => T): T {
  return labelQueries({ requestId: request.id, operation: contract.operationId }, run)
}

async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  { contract }: ApiRoute,
  { plan, options, services }: Registration,
): Promise<void> {
  const { permissionTables } = plan
  const caller = await identifyCaller(request, reply, {
    contract,
    permissionTables,
    resolveActor: options.resolveActor,
  })
  request.caller = caller
  const recording = { services, caller, request, isWrite: false, isSignIn: false }
  await failuresRecorded(recording, async () => assertAccess(contract, caller.actor))
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  route: ApiRoute,
  { options, services }: Registration,
): Promise<FastifyReply> {
  const { contract } = route
  const { caller } = request
  if (caller === null) throw new Error(`${contract.operationId} was reached without a check of access.`)
  const preconditions = parsePreconditions(contract, caller.http.headers)
  const parts = validateRequest(contract, {
    params: request.params,
    query: request.query,
    body: request.body,
  })
  const run = () => runRoute(services, { route, caller, parts, preconditions })
  const isSignIn = contract.audit === 'sign-in'
  const recording = { services, caller, request, isWrite: isWrite(contract), isSignIn }
  const { status, body } = await failuresRecorded(recording, () =>
    options.around === undefined ? run() : options.around(contract.operationId, run),
  )
  const etag = answerEtag(body)
  if (etag !== undefined) reply.header('etag', etag)
  // Patient data stays in no cache between here and the person.
  return reply.status(status).header('cache-control', 'no-store').send(body)
}

interface Recording {
  readonly services: RunServices
  readonly caller: Caller
  readonly request: FastifyRequest
  readonly isWrite: boolean
  readonly isSignIn: boolean
}

async function failuresRecorded<T>(
  { services: { recorder, onRecorded }, caller: { trail }, request, isWrite, isSignIn }: Recording,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run()
  } catch (error) {
    await recordFailure({ recorder, onRecorded, trail, error, isWrite, isSignIn, log: request.log })
    throw error
  }
}

function isWrite({ audit }: RouteContract): boolean {
  return audit === 'create' || audit === 'update' || audit === 'delete'
}
