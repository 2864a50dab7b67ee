import { isIP } from 'node:net'
import type { AuditEventTable } from '@ehr/db-migrations/tables/audit-event'
import type { Insertable } from 'kysely'
import type { AuditEvent } from './event.ts'

const USER_AGENT_CHARACTERS = 500

/** A new row of `audit_event`; the time, the id and the hash chain are not the caller's. */
export type AuditRow = Omit<
  Insertable<AuditEventTable>,
  'id' | 'recordedAt' | 'chainId' | 'chainSequence' | 'previousHash' | 'hash'
>

/** Maps an event to its row, so that no text that a client sent can make the insert fail. */
export function auditRow(event: AuditEvent): AuditRow {
  return {
    action: event.action,
    outcome: event.outcome,
    operation: event.operation,
    userId: event.userId ?? null,
    roles: [...(event.roles ?? [])],
    sessionId: event.sessionId ?? null,
    patientIds: [...new Set(event.patientIds)],
    recordType: event.recordType ?? null,
    recordId: event.recordId ?? null,
    recordVersion: event.recordVersion ?? null,
    detail: detailJson(event.detail),
    reason: optionalText(event.reason),
    clientAddress: address(event.clientAddress),
    userAgent: optionalText(event.userAgent?.slice(0, USER_AGENT_CHARACTERS)),
    requestId: optionalText(event.requestId),
  }
}

function optionalText(value: string | undefined): string | null {
  return value === undefined ? null : storable(value)
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair. */
function storable(value: string): string {
  return value.toWellFormed().replaceAll('\0', '')
}

function detailJson(detail: unknown): string | null {
  return JSON.stringify(detail, storableValue) ?? null
}

function storableValue(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), inner]))
}

/** Without the zone (`fe80::1%eth0`), which `inet` refuses, and without IPv6's wrapping of an IPv4 address. */
function address(value: string | undefined): string | null {
  const plain = value?.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
  return isIP(plain) === 0 ? null : plain
}
