/** How long a session lasts, in milliseconds. */
export interface SessionLimits {
  /** Without use. HIPAA asks for an automatic logoff (45 CFR 164.312(a)(2)(iii)), and leaves the time to us. */
  readonly idleMs: number
  /** Since signing in, however busy. */
  readonly absoluteMs: number
}

/** How old the last prolongation must be for the next: spares a write with each request. */
const PROLONG_AFTER_MS = 60_000

/**
 * What a request does to its session: it is over, it is locked until its password is given again, it stays as it
 * is, or it now ends at another time.
 */
export type SessionFate = { kind: 'over' | 'locked' | 'unchanged' } | { kind: 'prolonged'; expiresAt: Date }

export interface SessionState {
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly isActive: boolean
  readonly isLocked: boolean
}

/**
 * Decides whether a session still holds at `now`, and until when.
 * @param isBackground the page asks by itself, with nobody there: that does not keep the session awake
 */
export function sessionFate(
  { createdAt, expiresAt, isActive, isLocked }: SessionState,
  { now, isBackground = false }: { now: Date; isBackground?: boolean },
  limits: SessionLimits,
): SessionFate {
  const end = createdAt.getTime() + limits.absoluteMs
  if (!isActive || now.getTime() >= end) return { kind: 'over' }
  if (isLocked || now >= expiresAt) return { kind: 'locked' }
  if (isBackground) return { kind: 'unchanged' }
  const later = Math.min(now.getTime() + limits.idleMs, end)
  if (later - expiresAt.getTime() < PROLONG_AFTER_MS) return { kind: 'unchanged' }
  return { kind: 'prolonged', expiresAt: new Date(later) }
}
