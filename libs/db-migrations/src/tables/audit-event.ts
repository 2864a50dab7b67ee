// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    auditEvent: AuditEventTable
  }
}

export type AuditEventOutcome = 'success' | 'refused' | 'failed'

/** Who did what to whose record, when, from where (FHIR AuditEvent) */
export interface AuditEventTable {
  /** UUIDv7 of the event (key) */
  id: Generated<string>
  /** When it was recorded (operational) */
  recordedAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** create, read, update, delete, search, export, sign-in, sign-out (operational) */
  action: string
  /** success, refused or failed (operational) */
  outcome: AuditEventOutcome
  /** Operation id of the route, or name of the command (operational) */
  operation: string
  /** Account that acted; null: nobody signed in, or a command (key) */
  userId: string | null
  /** Roles that the account held (operational) */
  roles: Generated<string[]>
  /** Session that it happened in (key) */
  sessionId: string | null
  /** Patients whose data was shown or changed (key) */
  patientIds: Generated<string[]>
  /** Table of the record (operational) */
  recordType: string | null
  /** Record that was read or changed (key) */
  recordId: string | null
  /** Its version afterwards (operational) */
  recordVersion: number | null
  /** What was asked or changed, as the action needs it (text) */
  detail: ColumnType<unknown, string | null, string | null>
  /** Why, in the words of who acted (text) */
  reason: string | null
  /** Address that the request came from (ip) */
  clientAddress: string | null
  /** Browser that the request came from (device-id) */
  userAgent: string | null
  /** Id of the request, as in the logs (operational) */
  requestId: string | null
  /** What a write changed: by column, the value before and after (text) */
  changes: ColumnType<unknown, string | null, string | null>
}
