import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import { EVENT_COLUMNS, type EventColumn, type EventColumns } from './event-columns.ts'

/** An event in the one form that is hashed and stored. */
export interface SealableEvent {
  readonly id: string
  readonly recordedAt: string
  /** Canonical JSON (RFC 8785) of the columns by their names. */
  readonly text: string
  /** SHA-256 of that text's UTF-8 bytes. */
  readonly hash: Buffer
  /** Two bytes for each column, in the order of EVENT_COLUMNS: they tell what differs, and prove nothing. */
  readonly checks: Buffer
}

/** Bytes of an event's checks. */
export const CHECKS_LENGTH = 2 * EVENT_COLUMNS.length

/** Puts an event into the form that is hashed. */
export function sealableEvent(columns: EventColumns): SealableEvent {
  const checks = Buffer.alloc(CHECKS_LENGTH)
  const members = EVENT_COLUMNS.map((column, index) => {
    const value = canonicalJson(columns[column])
    checks.writeUInt16BE(checkValue(value), 2 * index)
    return `"${column}":${value}`
  })
  const text = `{${members.join(',')}}`
  return {
    id: columns.id,
    recordedAt: columns.recorded_at,
    text,
    hash: hash('sha256', text, 'buffer'),
    checks,
  }
}

/** The columns in which two events' checks differ. */
export function differingColumns(sealed: Buffer, found: Buffer): EventColumn[] {
  return EVENT_COLUMNS.filter(
    (_column, index) =>
      !sealed.subarray(2 * index, 2 * index + 2).equals(found.subarray(2 * index, 2 * index + 2)),
  )
}

/** FNV-1a over UTF-16 code units, folded to 16 bits: a call of a library for each column would cost more than the hash. */
function checkValue(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return ((value >>> 16) ^ value) & 0xffff
}
