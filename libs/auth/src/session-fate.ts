/** How long a session lasts, in milliseconds. */
export interface SessionLimits {
  /** Without a request. HIPAA asks for an automatic logoff (45 CFR 164.312(a)(2)(iii)), and leaves the time to us. */
  readonly idleMs: number
  /** Since signing in, however busy. */
  readonly absoluteMs: number
  /** How old the last prolongation must be for the next: spares a write with each request. */
  readonly prolongAfterMs: number
}

export const SESSION_LIMITS: SessionLimits = {
  idleMs: 15 * 60_000,
  absoluteMs: 12 * 3_600_000,
  prolongAfterMs: 60_000,
}

/** What a request does to its session: it is over, it stays as it is, or it now ends at another time. */
export type SessionFate = { kind: 'over' } | { kind: 'unchanged' } | { kind: 'prolonged'; expiresAt: Date }

/** Decides whether a session still holds at `now`, and until when. */
export function sessionFate(
  session: { createdAt: Date; expiresAt: Date; isActive: boolean },
  now: Date,
  limits: SessionLimits,
): SessionFate {
  const end = session.createdAt.getTime() + limits.absoluteMs
  if (!session.isActive || now.getTime() >= Math.min(session.expiresAt.getTime(), end))
    return { kind: 'over' }
  const expiresAt = Math.min(now.getTime() + limits.idleMs, end)
  if (expiresAt - session.expiresAt.getTime() < limits.prolongAfterMs) return { kind: 'unchanged' }
  return { kind: 'prolonged', expiresAt: new Date(expiresAt) }
}
