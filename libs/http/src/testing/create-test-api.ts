import { type AuditRecorder, createAuditRecorder } from '@ehr/audit'
import { ROLES, type RouteCall, type RouteContract, type RouteOutput, recordId } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Kysely } from 'kysely'
import * as z from 'zod/mini'
import type { Identity, ResolveActor } from '../actor.ts'
import type { ApiFeature } from '../api-feature.ts'
import { answerError, type ReportError, registerProblems } from '../problems/register-problems.ts'
import { registerFeatures } from '../register-features.ts'
import type { Services } from '../services.ts'
import { injectOptions, TEST_IDENTITY_HEADER, type TestAnswer, type TestCallOptions } from './test-call.ts'

export interface TestApiOptions {
  readonly db: Kysely<Database>
  readonly features: readonly ApiFeature[]
  readonly clock?: () => Date
  /** What the features under test use of `context.services`. */
  readonly services?: Partial<Services>
  /** Stands in where a test needs recording to fail. */
  readonly recorder?: AuditRecorder
  readonly report?: ReportError
  readonly server?: FastifyServerOptions
}

/** A server with real routes, transactions and audit; only who is signed in is the test's choice. */
export interface TestApi {
  readonly app: FastifyInstance
  /** Errors that answered 500 or were otherwise unexpected, so that a failing test can show them. */
  readonly errors: readonly unknown[]
  call<R extends RouteContract>(
    contract: R,
    call: RouteCall<R>,
    options?: TestCallOptions,
  ): Promise<TestAnswer<RouteOutput<R>>>
  close(): Promise<void>
}

/** Starts features for a test, without a port: requests go through `inject`. */
export async function createTestApi(options: TestApiOptions): Promise<TestApi> {
  const { db, features, clock } = options
  const errors: unknown[] = []
  const report = options.report ?? ((error: unknown) => errors.push(error))
  const recorder = options.recorder ?? createAuditRecorder(db)
  const app = fastify({
    exposeHeadRoutes: false,
    ...options.server,
    frameworkErrors: (error, request, reply) => answerError(error, request, reply, report),
  })
  registerProblems(app, report)
  registerFeatures(app, {
    db,
    features,
    resolveActor: identityOfHeader,
    recorder,
    services: offeredServices(options.services ?? {}),
    cursorSecret: 'of tests',
    ...(clock === undefined ? {} : { clock }),
  })
  await app.ready()
  return {
    app,
    errors,
    call: (contract, call, callOptions = {}) => callRoute(app, contract, call, callOptions),
    async close() {
      await app.close()
      await recorder.close()
    },
  }
}

/** A feature is tested with the services that it uses; the others are absent, and using one fails the test. */
function offeredServices(given: Partial<Services>): Services {
  return given as Services
}

async function callRoute<R extends RouteContract>(
  app: FastifyInstance,
  contract: R,
  call: RouteCall<R>,
  options: TestCallOptions,
): Promise<TestAnswer<RouteOutput<R>>> {
  const answer = await app.inject(injectOptions(contract, call, options))
  const body = answer.body === '' ? undefined : answer.json()
  return { status: answer.statusCode, body, headers: answer.headers }
}

const identity = z.object({
  userId: recordId,
  sessionId: recordId,
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
})

const identityOfHeader: ResolveActor = async ({ headers }): Promise<Identity | undefined> => {
  const text = headers.get(TEST_IDENTITY_HEADER)
  return text === null ? undefined : z.parse(identity, JSON.parse(text))
}
