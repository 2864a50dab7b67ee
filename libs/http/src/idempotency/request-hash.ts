import { createHash } from 'node:crypto'
import type { RequestParts } from '../request/validate-request.ts'

/** SHA-256 of what a request asks, whatever the order of the fields in its body. */
export function requestHash(operation: string, parts: RequestParts): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([operation, parts], sortKeys))
    .digest()
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
