import type { JobQueue } from '@ehr/jobs'
import { findAccount, signInEmail } from '../accounts.ts'
import { addressPrefix } from '../attempts/address-prefix.ts'
import type { AuthParts } from '../auth-parts.ts'
import type { Visitor } from '../visitor.ts'
import { accountMailJob } from './account-mail-job.ts'

/**
 * Has a link for a new password mailed to an address, if it has an account. What is answered, and what is done
 * before answering, is the same for every address: looking it up, counting, queueing a job.
 */
export async function askRecovery(
  { db, attempts, now }: AuthParts,
  { email, jobs }: { email: string; jobs: JobQueue },
  visitor: Pick<Visitor, 'clientAddress'>,
): Promise<{ ok: true } | { ok: false; retryAfterS: number }> {
  const address = { kind: 'recovery-address', of: [addressPrefix(visitor.clientAddress)] } as const
  const admission = await attempts.take(db, [address], now())
  if (!admission.ok) return admission
  const account = await findAccount(db, email)
  // Too many for one address are dropped without a word: nobody's mailbox is to be filled by us.
  const mailbox = await attempts.take(db, [{ kind: 'recovery', of: [signInEmail(email)] }], now())
  const userId = mailbox.ok && account?.isActive === true ? account.id : null
  await jobs.queue(db, accountMailJob, { userId, mail: 'recovery' })
  return { ok: true }
}
