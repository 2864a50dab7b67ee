// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    idempotencyKey: IdempotencyKeyTable
  }
}

/** Answers of creates, so that a repeated request makes nothing twice */
export interface IdempotencyKeyTable {
  /** Account that made the request (key) */
  userId: string
  /** Idempotency-Key of the request (operational) */
  key: string
  /** Operation id of the route (operational) */
  operation: string
  /** SHA-256 of what was asked (operational) */
  requestHash: Buffer
  /** HTTP status of the answer (operational) */
  status: number
  /** Body of the answer, and what the audit says of it (text) */
  answer: ColumnType<unknown, string, string>
  /** When it was answered (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
}
