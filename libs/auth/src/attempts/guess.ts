import type { AuthParts } from '../auth-parts.ts'
import { readCarried, type Visitor } from '../visitor.ts'
import { addressPrefix } from './address-prefix.ts'
import type { Attempt } from './attempts.ts'
import { isKnownDevice } from './known-devices.ts'

/** An attempt to guess what opens an account that may be made, with what to settle if it succeeds. */
export interface Guess {
  readonly ok: true
  readonly own: readonly Attempt[]
  readonly shared: readonly Attempt[]
}

type Parts = Pick<AuthParts, 'db' | 'attempts' | 'cookies' | 'now'>

/**
 * Counts an attempt to guess what opens an account, and says whether it may be made. Who comes with a browser that
 * has opened the account before is counted apart: strangers can use up their own attempts, never this one's.
 */
export async function admitGuess(
  { db, attempts, cookies, now }: Parts,
  { email, userId }: { email: string; userId: string | undefined },
  visitor: Visitor,
): Promise<Guess | { ok: false; retryAfterS: number }> {
  const { device } = readCarried(visitor, cookies)
  if (await isKnownDevice(db, userId, device)) {
    const own: Attempt[] = [{ kind: 'device', of: [email, device ?? ''] }]
    const admission = await attempts.take(db, own, now())
    return admission.ok ? { ok: true, own, shared: [] } : admission
  }
  const prefix = addressPrefix(visitor.clientAddress)
  const own: Attempt[] = [{ kind: 'stranger', of: [email, prefix] }]
  const shared: Attempt[] = [{ kind: 'address', of: [prefix] }]
  const here = await attempts.take(db, [...own, ...shared], now())
  if (!here.ok) return here
  // Only what was let through so far counts for all strangers: one of them alone must not use them up quickly.
  const all: Attempt[] = [{ kind: 'strangers', of: [email] }]
  const everywhere = await attempts.take(db, all, now())
  return everywhere.ok ? { ok: true, own: [...own, ...all], shared } : everywhere
}

/** The guess was right: its own counters begin anew, those shared with others count it no more. */
export async function settleGuess(
  { db, attempts }: Pick<Parts, 'db' | 'attempts'>,
  guess: Guess,
): Promise<void> {
  await attempts.forget(db, guess.own)
  await attempts.giveBack(db, guess.shared)
}
