import type { AuditEvent, ReadRecorder } from '@ehr/audit'
import { PROBLEMS } from '@ehr/contracts'
import type { FastifyBaseLogger } from 'fastify'
import { AppError } from '../app-error.ts'
import type { Caller } from './caller.ts'

export interface Refusal {
  readonly auditReads: ReadRecorder
  readonly onRecorded: (event: AuditEvent) => void
  readonly caller: Caller
  readonly error: unknown
  readonly log: FastifyBaseLogger
}

/**
 * Records that a person was refused: what their role does not allow, or a sign-in that failed. Requests without
 * any session are not: they name nobody, and anybody could fill the audit trail with them.
 */
export async function recordRefusal({ auditReads, onRecorded, caller, error, log }: Refusal): Promise<void> {
  if (!(error instanceof AppError)) return
  const { status, code } = error.problem
  const isRefusal = status === 403 || (status === 401 && code !== PROBLEMS.unauthenticated.code)
  if (!isRefusal) return
  try {
    const event = caller.trail.refused(code)
    await auditReads.record(event)
    onRecorded(event)
  } catch (cause) {
    // The refusal stands whether or not it could be recorded: nothing was shown.
    log.error({ err: cause }, 'a refusal could not be recorded')
  }
}
