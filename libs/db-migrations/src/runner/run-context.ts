import type { CompiledQuery, DatabaseConnection, Kysely } from 'kysely'
import { readErrorFacts } from './database-error.ts'
import type { MigrateEvent } from './migrate-event.ts'
import type { RetryPlan } from './retry.ts'
import type { Around } from './watched-db.ts'

/** A statement of a migration, as it went to the database. */
export interface RunStatement {
  migration: string
  sql: string
  parameters: readonly unknown[]
}

/** What running a migration needs besides the migration. */
export interface RunContext {
  /** Held for the whole run: it has the advisory lock. */
  connection: DatabaseConnection
  /** On that connection, for our own statements, which nobody watches. */
  session: Kysely<unknown>
  lockTimeoutMs: number
  retry: RetryPlan
  tell: (event: MigrateEvent) => void
  onStatement: (statement: RunStatement) => void
}

/** Remembers which statement an error came from, for the message. */
export interface StatementWatch {
  around: Around
  /** The statement that failed with this very error. */
  findFailed: (error: unknown) => string | undefined
}

/** Watches the statements of one migration. */
export function createStatementWatch(
  migration: string,
  onStatement: RunContext['onStatement'],
): StatementWatch {
  let last: { error: unknown; sql: string } | undefined
  return {
    around: async ({ sql, parameters }: CompiledQuery, run) => {
      onStatement({ migration, sql, parameters })
      try {
        return await run()
      } catch (error) {
        last = { error, sql }
        throw error
      }
    },
    findFailed: (error) =>
      last !== undefined && readErrorFacts(last.error).message === readErrorFacts(error).message
        ? last.sql
        : undefined,
  }
}
