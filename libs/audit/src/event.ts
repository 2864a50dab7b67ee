import type { AuditAction, Role } from '@ehr/contracts'

/** What happened, as the audit trail names it; `export` is data that left by a command or a file. */
export type RecordedAction = Exclude<AuditAction, 'none'> | 'export'

export type AuditOutcome = 'success' | 'refused' | 'failed'

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
  /** What was asked or changed; kept as JSON. Never a password or a token. */
  readonly detail?: unknown
  /** Why, in the words of who acted. */
  readonly reason?: string | undefined
  readonly clientAddress?: string | undefined
  readonly userAgent?: string | undefined
  readonly requestId?: string | undefined
}
