// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

declare module '../database.ts' {
  interface Database {
    auditSeal: AuditSealTable
  }
}

/** A batch of links of the hash chains over the audit trail */
export interface AuditSealTable {
  /** Chain of one writing process (operational) */
  chainId: string
  /** Place of the batch’s first event in the chain, from 1 (operational) */
  firstSequence: ColumnType<number, number | bigint, number | bigint>
  /** Place of its last event (operational) */
  lastSequence: ColumnType<number, number | bigint, number | bigint>
  /** Last place of the seal before; null for the first (operational) */
  previousSequence: GeneratedAlways<number | null>
  /** When it was sealed (operational) */
  sealedAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** How events were hashed: 1 is that of docs/decisions/0015 (operational) */
  format: Generated<number>
  /** Events sealed, in the order of the chain (key) */
  eventIds: string[]
  /** When each was recorded (operational) */
  eventTimes: Date[]
  /** SHA-256 of each event, 32 bytes each (operational) */
  eventHashes: Buffer
  /** Check values of each event’s columns, to tell which one differs (operational) */
  columnChecks: Buffer
  /** The chain’s hash after the last event (operational) */
  hash: Buffer
}
