import type { Site, StatementError } from '../model/observation.ts'
import type { MigrationFile } from './list-migrations.ts'

/** Sent to the worker. */
export type Order =
  | ({ kind: 'load'; id: number } & MigrationFile)
  | ({ kind: 'run'; id: number } & RunRequest)
  | { kind: 'answer'; id: number; answer: Answer }

/** One or several migrations, in the order they are to be run in. */
export interface RunRequest {
  migrations: MigrationFile[]
  direction: 'up' | 'down'
  /** All of them in one transaction, as Kysely does by default. */
  isTransactional: boolean
}

/** What became of a query that the worker has asked for. */
export type Answer =
  | { ok: true; command: string; rowCount: number | null; rows: unknown[] }
  | { ok: false; error: StatementError }

/** Sent by the worker. */
export type Report =
  /** The thread can be given orders, and has loaded what is not the folder's own. */
  | { kind: 'ready' }
  | { kind: 'loaded'; id: number; migration: LoadedMigration }
  | { kind: 'ended'; id: number; outcome: Outcome }
  | { kind: 'query'; id: number; query: Query }

/** A query of a migration, on its way to PostgreSQL. */
export interface Query {
  sql: string
  params: unknown[]
  site: Site | undefined
  /** BEGIN of Kysely itself, which was answered in the thread and is to be sent first. */
  begin?: string
  /** COMMIT and ROLLBACK of Kysely itself, as opposed to statements of the migration. */
  isControl: boolean
  /** Issued when the function had already returned. */
  isLate: boolean
}

/** What a file exports, or why it cannot be read. */
export type LoadedMigration =
  | { kind: 'migration'; hasDown: boolean; irreversible?: string; wantsTransaction: boolean }
  /** Kysely passes over files without `up`. */
  | { kind: 'no-migration' }
  | { kind: 'unreadable'; message: string; line?: number }

/** How `up` or `down` ended. */
export interface Outcome {
  thrown?: Thrown
  /** The file that was run last. */
  file: string
  /** Rejections and exceptions that nobody waited for. */
  strays: Thrown[]
  unawaited: { sql: string; site: Site | undefined }[]
}

export interface Thrown {
  message: string
  code?: string
  site: Site | undefined
}
