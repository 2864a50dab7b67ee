import type { ParsedStatement } from './parsed-statement.ts'
import type { LockMode, Relation } from './relation.ts'
import type { Snapshot } from './snapshot.ts'

/** A place in a file; lines count from 1. */
export interface Site {
  /** Absolute. */
  file: string
  line: number
}

/** What PostgreSQL or the driver answered instead of a result. */
export interface StatementError {
  message: string
  /** SQLSTATE of five characters; undefined when the connection itself broke. */
  code?: string
  detail?: string
  /** Offset in the SQL, from 1. */
  position?: number
}

/** A lock that a statement took on a relation, or made stronger; weaker ones that it implies are left out. */
export interface ObservedLock {
  relation: Relation
  mode: LockMode
  /** From being taken to the end of its transaction, in milliseconds. */
  heldMs: number
  /** Seen from a third connection while it was held: what had to wait. Undefined where nothing was tried (a new or empty relation). */
  provenBlocked?: 'readers' | 'writers' | 'none'
}

/** Rows that one statement changed in a table that existed before the migration. */
export interface ChangedRows {
  relation: Relation
  inserted: number
  updated: number
  deleted: number
}

/** What one statement did, as seen from outside while it ran on a filled database. */
export interface ObservedStatement {
  /** From 0, in the order of execution within the run. */
  index: number
  sql: string
  /** The statement taken apart; undefined where PostgreSQL's grammar does not accept it. A text with several statements is observed one by one. */
  parsed: ParsedStatement | undefined
  /** The line of the migration that issued it. */
  site: Site | undefined
  /** Number of the transaction it ran in, from 1; undefined outside of any. */
  transaction: number | undefined
  /** Another transaction was current after it than before it: BEGIN, COMMIT or ROLLBACK by the migration itself. */
  changedTransaction: boolean
  durationMs: number
  error?: StatementError
  locks: ObservedLock[]
  /** Tables and indexes that existed before and have new files now (`pg_class.relfilenode`). */
  rewritten: Relation[]
  /** Tables that existed before and were read from end to end, with the rows read. */
  scanned: { relation: Relation; rows: number }[]
  changed: ChangedRows[]
  /** In force when it began, in milliseconds; 0 waits for ever. */
  lockTimeoutMs: number
  statementTimeoutMs: number
  /** The catalogue changed although the statement is no DDL by itself (DO, SELECT of a function, EXECUTE). */
  hasHiddenDdl: boolean
}

/** One call of `up` or `down`, or of one SQL file. */
export interface ObservedRun {
  direction: 'up' | 'down'
  statements: ObservedStatement[]
  /** What went wrong, also outside of SQL. */
  failure?: RunFailure
  before: Snapshot
  /** The state that it left: after COMMIT, or after ROLLBACK where it failed. */
  after: Snapshot
  durationMs: number
  /** Whether the runner wrapped it in one transaction. */
  isTransactional: boolean
  /** Queries that were still running, or had never been awaited, when the function had returned. */
  unawaited: { sql: string; site: Site | undefined }[]
}

/** Why a run did not come to its end. */
export type RunFailure = {
  message: string
  site: Site | undefined
} & (
  | { kind: 'statement'; statementIndex: number; error: StatementError }
  | { kind: 'thrown' }
  | { kind: 'hangs'; afterMs: number }
  | { kind: 'connection-lost' }
  | { kind: 'process-ended'; exitCode: number | undefined }
)

/** Rows whose content differs where it should be the same, by table; never the content itself. */
export interface LostData {
  table: { schema: string; name: string }
  /** Columns whose values differ; empty where whole rows are gone. */
  columns: string[]
  rowsBefore: number
  rowsAfter: number
  rowsDifferent: number
}

/** Everything seen of one migration. */
export interface ObservedMigration {
  /** Name as Kysely has it: the file without its ending. */
  name: string
  /** Absolute. */
  file: string
  source: string
  up: ObservedRun
  /** Undefined where there is none, where it was not tried since `up` failed, or for a SQL file. */
  down?: ObservedRun
  hasDown: boolean
  /** Undefined where `down` failed or is missing. */
  upAgain?: ObservedRun
  /** What was there before `up` and is not after `up` and `down`, proven on seeded rows. */
  lostByRoundTrip: LostData[]
  /** What was written between `up` and `down` and is lost by `down`: to be expected, and told as information. */
  lostSinceUp: LostData[]
  /** Results that differ when the session's TimeZone is another one. */
  timeZoneDifferences: LostData[]
  /** Tables with no rows although some were asked for, so that nothing was proven on them. */
  unproven: { table: { schema: string; name: string }; why: string }[]
  /** Tables whose rows were made up by the guard: that a value in them is refused says nothing about real ones. */
  madeUp?: { schema: string; name: string }[]
  /**
   * The same on tables without rows of the guard's, where `up` failed on made-up values only: there the way back was
   * tried, and from there it went on.
   */
  withoutRows?: ObservedMigration
  /** `export const irreversible = '…'` of the migration. */
  irreversible?: string
  /** `export const transaction = false`: run outside of a transaction, as CONCURRENTLY needs. */
  wantsTransaction: boolean
}
