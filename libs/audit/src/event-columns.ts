import { isIP, SocketAddress } from 'node:net'
import type { AuditEvent } from './event.ts'
import type { Stamp } from './stamp.ts'

const USER_AGENT_CHARACTERS = 500

/** The columns of `audit_event`, in the order of their names: what is stored is what is hashed. */
export const EVENT_COLUMNS = [
  'action',
  'changes',
  'client_address',
  'detail',
  'id',
  'operation',
  'outcome',
  'patient_ids',
  'reason',
  'record_id',
  'record_type',
  'record_version',
  'recorded_at',
  'request_id',
  'roles',
  'session_id',
  'user_agent',
  'user_id',
] as const
export type EventColumn = (typeof EVENT_COLUMNS)[number]

/** An event as JSON values by column; a moment is text with six digits of a second, in UTC. */
export type EventColumns = Readonly<Record<EventColumn, unknown>> & {
  readonly id: string
  readonly recorded_at: string
}

/** Maps an event to its columns, so that no text that a client sent can make the insert fail. */
export function eventColumns(event: AuditEvent, { id, recordedAt }: Stamp): EventColumns {
  return {
    id,
    recorded_at: recordedAt,
    action: event.action,
    outcome: event.outcome,
    operation: event.operation,
    user_id: idOrNull(event.userId),
    roles: [...(event.roles ?? [])],
    session_id: idOrNull(event.sessionId),
    patient_ids: [...new Set(event.patientIds?.map((patientId) => patientId.toLowerCase()))],
    record_type: event.recordType ?? null,
    record_id: idOrNull(event.recordId),
    record_version: event.recordVersion ?? null,
    detail: plainJson(event.detail),
    changes: plainJson(event.changes),
    reason: optionalText(event.reason),
    client_address: normalAddress(event.clientAddress),
    user_agent: optionalText(event.userAgent?.slice(0, USER_AGENT_CHARACTERS)),
    request_id: optionalText(event.requestId),
  }
}

/** The form in which addresses are hashed, whatever the database prints; `null` for what is none. */
export function normalAddress(value: string | null | undefined): string | null {
  // Without the zone (`fe80::1%eth0`), which `inet` refuses, and without IPv6's wrapping of an IPv4 address.
  const plain = value?.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
  const family = isIP(plain)
  if (family === 0) return null
  return family === 4 ? plain : new SocketAddress({ address: plain, family: 'ipv6' }).address
}

/** PostgreSQL prints ids in lower case, whoever wrote them. */
function idOrNull(id: string | undefined): string | null {
  return id?.toLowerCase() ?? null
}

function optionalText(value: string | undefined): string | null {
  return value === undefined ? null : storable(value)
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair. */
function storable(value: string): string {
  return value.toWellFormed().replaceAll('\0', '')
}

function plainJson(value: unknown): unknown {
  const text = JSON.stringify(value, storableValue)
  return text === undefined ? null : JSON.parse(text)
}

function storableValue(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), inner]))
}
