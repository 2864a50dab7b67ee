import { HEADERS, PROBLEMS, type RouteContract, versionOf } from '@ehr/contracts'
import { AppError } from '../app-error.ts'

/** What the headers of a writing request say. */
export interface Preconditions {
  /** On creates. */
  readonly idempotencyKey: string | undefined
  /** On updates and deletes. */
  readonly expectedVersion: number | undefined
}

/**
 * Reads the headers that the route's kind demands.
 *
 * @throws AppError IDEMPOTENCY_KEY_MISSING, IF_MATCH_MISSING, or BAD_REQUEST for a malformed one.
 */
export function parsePreconditions({ audit }: RouteContract, headers: Headers): Preconditions {
  return {
    idempotencyKey: audit === 'create' ? parseIdempotencyKey(headers) : undefined,
    expectedVersion: audit === 'update' || audit === 'delete' ? parseIfMatch(headers) : undefined,
  }
}

function parseIdempotencyKey(headers: Headers): string {
  const key = headers.get(HEADERS.idempotencyKey)
  if (key === null || key === '') throw new AppError(PROBLEMS.idempotencyKeyMissing)
  if (/^[\x21-\x7e]{8,200}$/.test(key)) return key
  throw badHeader(HEADERS.idempotencyKey, 'Must be 8 to 200 visible ASCII characters')
}

function parseIfMatch(headers: Headers): number {
  const tag = headers.get(HEADERS.ifMatch)
  if (tag === null || tag === '') throw new AppError(PROBLEMS.ifMatchMissing)
  const version = versionOf(tag)
  if (version !== undefined) return version
  // `*` (any version) is refused on purpose: it is how two people overwrite each other.
  throw badHeader(HEADERS.ifMatch, 'Must be one ETag as this API gave it, for instance "3"')
}

function badHeader(name: string, detail: string): AppError {
  return new AppError(PROBLEMS.badRequest, undefined, [{ pointer: `/headers/${name}`, detail }])
}
