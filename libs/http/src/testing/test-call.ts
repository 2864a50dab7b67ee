import { randomUUID } from 'node:crypto'
import {
  etagOf,
  HEADERS,
  ROLES,
  type Role,
  type RouteCall,
  type RouteContract,
  routePath,
} from '@ehr/contracts'
import type { InjectOptions } from 'fastify'

/** How one call of a test differs from an ordinary one by a person with every role. */
export interface TestCallOptions {
  readonly roles?: readonly Role[]
  readonly userId?: string
  readonly isSignedOut?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestAnswer<Body> {
  readonly status: number
  /** The answer's body, or the problem's where `status` is 400 or more: check `status` first. */
  readonly body: Body
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>
}

/** Carries who calls to the test server; a real server knows no such header. */
export const TEST_IDENTITY_HEADER = 'x-test-identity'

/** The account that calls unless a test says otherwise. */
export const TEST_USER_ID = '01900000-0000-7000-8000-00000000aaaa'

/** What `inject` takes, for a call of a contract. */
export function injectOptions<R extends RouteContract>(
  contract: R,
  call: RouteCall<R>,
  options: TestCallOptions,
): InjectOptions {
  const { params, query, body, idempotencyKey, version }: LooseCall = call
  const path = routePath(contract, params)
  return {
    method: contract.method,
    url: query === undefined ? path : `${path}?${new URLSearchParams(textOf(query))}`,
    headers: {
      ...(options.isSignedOut === true ? {} : { [TEST_IDENTITY_HEADER]: identityText(options) }),
      ...(contract.audit === 'create' ? { [HEADERS.idempotencyKey]: idempotencyKey ?? randomUUID() } : {}),
      ...(version === undefined ? {} : { [HEADERS.ifMatch]: etagOf(version) }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { payload: body }),
  }
}

interface LooseCall {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: object
  idempotencyKey?: string
  version?: number
}

function identityText({ roles = ROLES, userId = TEST_USER_ID }: TestCallOptions): string {
  return JSON.stringify({ userId, sessionId: randomUUID(), name: 'Test Person', roles })
}

function textOf(query: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}
