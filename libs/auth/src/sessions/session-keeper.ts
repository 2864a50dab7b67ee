import type { Identity } from '@ehr/http'
import { findCredential } from '../account-rows.ts'
import { admitGuess, settleGuess } from '../attempts/guess.ts'
import type { AuthParts } from '../auth-parts.ts'
import { newToken } from '../keys.ts'
import type { Refusal, SignedIn } from '../outcome.ts'
import { verifyPassword } from '../passwords/password-hash.ts'
import { isBackground, readCarried, type Visitor } from '../visitor.ts'
import { forgetCookie, setCookie } from './cookie.ts'
import { identityOf, knowDevice } from './open-session.ts'
import { type SessionFate, sessionFate } from './session-fate.ts'
import {
  deleteSession,
  findSession,
  lockSession,
  prolongSession,
  type SessionRow,
  unlockSession,
} from './session-rows.ts'

/** Sessions as requests meet them. */
export interface SessionKeeper {
  /** Who makes a request; prolongs the session. `undefined` when nobody is signed in, or the session is locked. */
  resolveSession(visitor: Pick<Visitor, 'headers'>): Promise<Identity | undefined>
  /** How much longer the session lasts; `undefined` as above. */
  sessionEnds(visitor: Pick<Visitor, 'headers'>): Promise<SessionEnds | undefined>
  /** Locks the session that the request carries, if any; answers whose it was. */
  lock(visitor: Pick<Visitor, 'headers'>): Promise<Identity | undefined>
  /**
   * Opens a locked session again with its user's password, in the same browser. The second factor is not asked for:
   * the session's cookie stands for it until the session ends (NIST SP 800-63B-4, 2.2.3).
   */
  resume(password: string, visitor: Visitor): Promise<SignedIn | Refusal>
  /** Ends the session that the request carries, if any, and answers the Set-Cookie that forgets it. */
  signOut(visitor: Pick<Visitor, 'headers'>): Promise<string>
}

export interface SessionEnds {
  /** Without use. */
  readonly idleSeconds: number
  /** Whatever is done. */
  readonly endsAt: Date
}

export function createSessionKeeper(parts: AuthParts): SessionKeeper {
  const { db, cookies, now } = parts

  async function carriedSession(visitor: Pick<Visitor, 'headers'>): Promise<SessionRow | undefined> {
    const { session } = readCarried(visitor, cookies)
    return session === undefined ? undefined : await findSession(db, session)
  }

  /** The session if it may be opened again by its password. */
  async function lockableSession(visitor: Visitor): Promise<SessionRow | undefined> {
    const session = await carriedSession(visitor)
    return session === undefined || fateOf(session, now()).kind === 'over' ? undefined : session
  }

  return {
    async resolveSession(visitor) {
      const session = await carriedSession(visitor)
      if (session === undefined) return undefined
      const fate = fateOf(session, now(), isBackground(visitor))
      if (fate.kind === 'over') await deleteSession(db, session.sessionId)
      if (fate.kind === 'over' || fate.kind === 'locked') return undefined
      if (fate.kind === 'prolonged') await prolongSession(db, session.sessionId, fate.expiresAt, now())
      return identityOf(session)
    },

    async sessionEnds(visitor) {
      const session = await carriedSession(visitor)
      if (session === undefined || ['over', 'locked'].includes(fateOf(session, now()).kind)) return undefined
      const { idleMs, absoluteMs } = limitsOf(session)
      return { idleSeconds: idleMs / 1000, endsAt: new Date(session.createdAt.getTime() + absoluteMs) }
    },

    async lock(visitor) {
      const session = await carriedSession(visitor)
      if (session === undefined) return undefined
      await lockSession(db, session.sessionId, now())
      return identityOf(session)
    },

    async resume(password, visitor) {
      const session = await lockableSession(visitor)
      const account = session && (await findCredential(db, session.userId))
      if (session === undefined || account === undefined) return refused('session', undefined)
      const guess = await admitGuess(parts, account, visitor)
      if (!guess.ok) return { ...refused('throttled', account.userId), retryAfterS: guess.retryAfterS }
      if (!(await verifyPassword(account.password, password))) return refused('password', account.userId)
      await settleGuess(parts, guess)
      const token = newToken()
      const expiresAt = new Date(now().getTime() + account.idleMinutes * 60_000)
      await unlockSession(db, session.sessionId, { token, expiresAt, now: now() })
      const device = await knowDevice(parts, account.userId, visitor)
      return {
        ok: true,
        identity: identityOf(session),
        setCookies: [setCookie(cookies.session, token), device],
      }
    },

    async signOut(visitor) {
      const session = await carriedSession(visitor)
      if (session !== undefined) await deleteSession(db, session.sessionId)
      return forgetCookie(cookies.session)
    },
  }
}

function fateOf(session: SessionRow, now: Date, isBackground = false): SessionFate {
  return sessionFate(session, { now, isBackground }, limitsOf(session))
}

/** Before an installation is set up nobody has a session; the numbers are the column's defaults. */
function limitsOf({ idleMinutes, sessionHours }: SessionRow) {
  return { idleMs: (idleMinutes ?? 15) * 60_000, absoluteMs: (sessionHours ?? 12) * 3_600_000 }
}

function refused(reason: Refusal['reason'], userId: string | undefined): Refusal {
  return { ok: false, reason, userId }
}
