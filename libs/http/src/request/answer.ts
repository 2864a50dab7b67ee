import { etagOf, type RouteContract } from '@ehr/contracts'
import * as z from 'zod/mini'

/** What a route answers, before it is sent. */
export interface Answer {
  readonly status: number
  /** `undefined`: no body. */
  readonly body: unknown
}

/**
 * Checks what a handler returned against its contract; what the contract does not name is left out.
 *
 * @throws when it does not fit, naming the places, never the values.
 */
export function parseAnswer(contract: RouteContract, output: unknown): Answer {
  const parsed = z.safeParse(contract.response, output)
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`)
    throw new Error(
      `${contract.operationId} answered what its contract does not describe: ${places.join('; ')}`,
    )
  }
  return { status: statusOf(contract, parsed.data), body: parsed.data }
}

/** The ETag of an answer that carries a record's version; `undefined` for any other. */
export function answerEtag(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('version' in body)) return undefined
  return typeof body.version === 'number' ? etagOf(body.version) : undefined
}

function statusOf(contract: RouteContract, body: unknown): number {
  if (body === undefined) return 204
  return contract.audit === 'create' ? 201 : 200
}
