import type { AuditAction, Role } from '@ehr/contracts'

/** What happened, as the audit trail names it. */
export type RecordedAction = Exclude<AuditAction, 'none'>

export type AuditOutcome = 'success' | 'refused' | 'failed'

/** What a write changed: by column, the value before and after. Numbers are texts, so that `5.40` stays `5.40`. */
export type RecordChanges = Readonly<Record<string, readonly [before: unknown, after: unknown]>>

/** One entry of the audit trail: who did what to whose record, from where. */
export interface AuditEvent {
  readonly action: RecordedAction
  readonly outcome: AuditOutcome
  /** Operation id of the route (`patients.search`), or name of the command. */
  readonly operation: string
  /** Account that acted; absent when nobody is signed in. */
  readonly userId?: string | undefined
  readonly roles?: readonly Role[] | undefined
  readonly sessionId?: string | undefined
  /** Patients whose data was shown or changed. */
  readonly patientIds?: readonly string[] | undefined
  /** Table of the record. */
  readonly recordType?: string | undefined
  readonly recordId?: string | undefined
  /** Version of the record afterwards. */
  readonly recordVersion?: number | undefined
  /** What was asked; kept as JSON. Never a password or a token. */
  readonly detail?: unknown
  readonly changes?: RecordChanges | undefined
  /** Why, in the words of who acted. */
  readonly reason?: string | undefined
  readonly clientAddress?: string | undefined
  readonly userAgent?: string | undefined
  readonly requestId?: string | undefined
}
