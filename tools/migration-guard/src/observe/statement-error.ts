import pg from 'pg'
import type { StatementError } from '../model/observation.ts'

/** Describes what PostgreSQL or the driver threw. */
export function toStatementError(error: unknown): StatementError {
  if (!(error instanceof pg.DatabaseError)) {
    return { message: error instanceof Error ? error.message : String(error) }
  }
  const { message, code, detail, position } = error
  return {
    message,
    ...(code === undefined ? {} : { code }),
    ...(detail === undefined ? {} : { detail }),
    ...(position === undefined ? {} : { position: Number(position) }),
  }
}

/** Whether the connection is gone, as opposed to one statement refused. */
export function isConnectionLost({ code }: StatementError): boolean {
  // 57P01 admin_shutdown (also pg_terminate_backend), 57P02 crash_shutdown, 57P05 idle_session_timeout,
  // 25P03 idle_in_transaction_session_timeout.
  return code === undefined || ['57P01', '57P02', '57P03', '57P05', '25P03'].includes(code)
}

/** Whether the statement only runs outside of a transaction (CONCURRENTLY, VACUUM, a procedure that commits). */
export function needsNoTransaction({ code }: StatementError): boolean {
  return code === '25001' || code === '2D000'
}
