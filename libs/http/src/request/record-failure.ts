import type { AuditEvent, AuditRecorder } from '@ehr/audit'
import { PROBLEMS } from '@ehr/contracts'
import type { FastifyBaseLogger } from 'fastify'
import { refusalOfError } from '../problems/refusal-of-error.ts'
import type { AuditTrail } from './audit-trail.ts'

export interface Failure {
  readonly recorder: Pick<AuditRecorder, 'record'>
  readonly onRecorded: (event: AuditEvent) => void
  readonly trail: AuditTrail
  readonly error: unknown
  /** Whether a write was under way. */
  readonly isWrite: boolean
  /** Whether somebody tried to get in: then to be made to wait, or to come with a useless link, is a refusal too. */
  readonly isSignIn: boolean
  readonly log: FastifyBaseLogger
}

/**
 * Records that a person was refused, or that a write failed, outside of the transaction that is rolled back. Requests
 * without any session are not recorded: they name nobody, and anybody could fill the audit trail with them.
 */
export async function recordFailure(failure: Failure): Promise<void> {
  const { recorder, onRecorded, log } = failure
  const event = failureEvent(failure)
  if (event === undefined) return
  try {
    await recorder.record(event)
    onRecorded(event)
  } catch (cause) {
    // The answer stands whether or not it could be recorded: nothing was shown, nothing was changed.
    log.error({ err: cause }, 'a refusal or a failed write could not be recorded')
  }
}

function failureEvent({ trail, error, isWrite, isSignIn }: Failure): AuditEvent | undefined {
  const { status, code } = refusalOfError(error).problem
  const isRefusal =
    status === 403 ||
    (status === 401 && code !== PROBLEMS.unauthenticated.code) ||
    (isSignIn && (status === 410 || status === 429))
  if (isRefusal) return trail.refused(code)
  return isWrite ? trail.failed(code, status) : undefined
}
