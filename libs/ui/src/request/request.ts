import {
  etagOf,
  HEADERS,
  PROBLEMS,
  type RouteCall,
  type RouteContract,
  type RouteOutput,
  routePath,
} from '@ehr/contracts'
import * as z from 'zod/mini'
import { isAway } from './activity.ts'
import { failureOf } from './failure-of.ts'
import { RequestFailure } from './request-failure.ts'
import { announceSessionEnded } from './session-ended.ts'

export interface RequestOptions {
  signal?: AbortSignal
  /**
   * The page asks by itself, as when it looks for changes: the session is not prolonged by it. So does, unless told
   * otherwise, everything that is asked while nobody touches the page.
   */
  background?: boolean
  /** The request is finished also when the page is left meanwhile: what was typed last. */
  keepalive?: boolean
}

/**
 * Sends one request as its contract says and returns the checked answer.
 *
 * @throws RequestFailure when it is refused, broken or gets no answer; DOMException when `signal` aborts it.
 */
export async function request<R extends RouteContract>(
  contract: R,
  call: RouteCall<R>,
  options: RequestOptions = {},
): Promise<RouteOutput<R>> {
  const parts: CallParts = call
  const response = await send(contract, parts, options)
  if (!response.ok) throw tell(await failureOf(contract, response))
  return parseAnswer(contract, response)
}

/** A call without its contract's types: what the wire needs to know. */
interface CallParts {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly idempotencyKey?: string
  readonly version?: number
}

async function send(contract: RouteContract, parts: CallParts, options: RequestOptions): Promise<Response> {
  const address = `${routePath(contract, stringsOf(parts.params))}${queryString(parts.query)}`
  const { signal, background = isAway(), keepalive } = options
  // Made here, so that a request that never arrived can be looked for as well.
  const requestId = crypto.randomUUID()
  try {
    return await fetch(address, {
      method: contract.method,
      headers: {
        ...headersOf(parts),
        [HEADERS.requestId]: requestId,
        ...(background ? { [HEADERS.background]: '1' } : {}),
      },
      credentials: 'same-origin',
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
      ...(signal === undefined ? {} : { signal }),
      ...(keepalive === undefined ? {} : { keepalive }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    const { operationId, access } = contract
    throw new RequestFailure({ kind: 'offline', operationId, access, requestId }, { cause })
  }
}

function headersOf({ body, idempotencyKey, version }: CallParts): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(idempotencyKey === undefined ? {} : { [HEADERS.idempotencyKey]: idempotencyKey }),
    ...(version === undefined ? {} : { [HEADERS.ifMatch]: etagOf(version) }),
  }
}

const stringRecord = z.record(z.string(), z.coerce.string())

function stringsOf(params: unknown): Record<string, string> {
  return params === undefined ? {} : stringRecord.parse(params)
}

function queryString(query: unknown): string {
  if (typeof query !== 'object' || query === null) return ''
  const search = new URLSearchParams()
  for (const [name, given] of Object.entries(query)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (value !== undefined) search.append(name, String(value))
    }
  }
  return search.size === 0 ? '' : `?${search}`
}

function tell(failure: RequestFailure): RequestFailure {
  if (failure.code === PROBLEMS.unauthenticated.code) announceSessionEnded()
  return failure
}

async function parseAnswer<R extends RouteContract>(
  contract: R,
  response: Response,
): Promise<RouteOutput<R>> {
  const schema: R['response'] = contract.response
  try {
    return z.parse(schema, response.status === 204 ? undefined : await response.json())
  } catch (cause) {
    const requestId = response.headers.get(HEADERS.requestId)
    throw new RequestFailure(
      {
        kind: 'broken',
        operationId: contract.operationId,
        access: contract.access,
        status: response.status,
        title: 'the answer is not what the contract says',
        ...(requestId === null ? {} : { requestId }),
      },
      { cause },
    )
  }
}
