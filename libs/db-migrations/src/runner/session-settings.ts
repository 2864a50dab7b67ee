import { CompiledQuery, type DatabaseConnection } from 'kysely'

/**
 * How long a statement waits for a lock. Everyone who comes later queues behind it, and the API gives up after 5 s:
 * less than that, and nobody's request fails of a migration that waits.
 */
export const DEFAULT_LOCK_TIMEOUT_MS = 2_000

/**
 * CONCURRENTLY waits for every older transaction, and nobody waits for it meanwhile; a short bound would only make
 * it begin anew.
 */
const CONCURRENT_LOCK_TIMEOUT_MS = 600_000

/** Sets what each migration begins with, also when the one before has changed it. */
export async function resetSession(connection: DatabaseConnection, lockTimeoutMs: number): Promise<void> {
  // Off by decision: a validation or a build may rightly take an hour, and who waits for locks is bounded.
  await run(
    connection,
    `select set_config('lock_timeout', '${lockTimeoutMs}', false), set_config('statement_timeout', '0', false),
       set_config('idle_in_transaction_session_timeout', '0', false)`,
  )
}

/**
 * Lets PostgreSQL notice a runner that was killed while its statement runs, instead of finishing for nobody with
 * the lock of all migrations held. Not every platform can; there it is left out.
 */
export async function noticeLostRunner(connection: DatabaseConnection): Promise<void> {
  await run(connection, `set client_connection_check_interval = '2s'`).catch(() => undefined)
}

/** Runs one statement with the bound that fits it: a generous one for CONCURRENTLY. */
export async function withFittingLockTimeout<T>(
  connection: DatabaseConnection,
  { sql, lockTimeoutMs }: { sql: string; lockTimeoutMs: number },
  action: () => Promise<T>,
): Promise<T> {
  if (!/\bconcurrently\b/i.test(sql)) return action()
  const concurrently = Math.max(lockTimeoutMs, CONCURRENT_LOCK_TIMEOUT_MS)
  await run(connection, `set lock_timeout = ${concurrently}`)
  try {
    return await action()
  } finally {
    await run(connection, `set lock_timeout = ${lockTimeoutMs}`).catch(() => undefined)
  }
}

async function run(connection: DatabaseConnection, text: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(text))
}
