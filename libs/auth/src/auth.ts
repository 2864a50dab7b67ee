import { type Permission, type PermissionTable, permissionsOf, type Role } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type { HttpExchange, Identity } from '@ehr/http'
import type { Kysely } from 'kysely'
import { findAccount, isActiveAccount } from './accounts.ts'
import { forgetCookie, type SessionCookie, sessionCookieOf, tokenOf, untilBrowserCloses } from './cookie.ts'
import {
  type Client,
  type Credentials,
  createPasswordSignIn,
  type PasswordSignIn,
} from './password-sign-in.ts'
import { SESSION_LIMITS, type SessionLimits, sessionFate } from './session-fate.ts'
import {
  deleteOverSessions,
  deleteSession,
  findSession,
  prolongSession,
  type SessionRow,
} from './session-rows.ts'

export interface AuthOptions {
  readonly db: Kysely<Database>
  /** Signs the cookies; at least 32 characters. */
  readonly secret: string
  /** The address that people open; with `https:` the cookie is Secure. */
  readonly publicUrl: string
  /** Who may do what: the permission tables of all features. */
  readonly permissionTables: readonly PermissionTable[]
  readonly limits?: SessionLimits
  readonly now?: () => Date
}

/** The part of an exchange that tells who makes a request. */
export type Visitor = Pick<HttpExchange, 'headers'>

/** What came of an attempt to sign in. Why it failed is for the audit trail, never for the client. */
export type SignIn =
  | { ok: true; identity: Identity; setCookie: string }
  | { ok: false; reason: 'account' | 'inactive' | 'password'; userId: string | undefined }

export interface Auth {
  /** Takes as long, and answers the same, for an unknown address and for a wrong password. */
  signIn(credentials: Credentials, client: Client): Promise<SignIn>
  /** Ends the session that the request carries, if any, and answers the Set-Cookie that forgets it. */
  signOut(visitor: Visitor): Promise<string>
  /** Who makes a request; prolongs the session. `undefined` when nobody is signed in any more. */
  resolveSession(visitor: Visitor): Promise<Identity | undefined>
  /** All that these roles allow in this installation. */
  permissions(roles: readonly Role[]): Permission[]
}

declare module '@ehr/http' {
  interface Services {
    readonly auth: Auth
  }
}

/**
 * Signs people in by better-auth and keeps their sessions. better-auth checks passwords, makes sessions and signs
 * cookies; reading a session is ours: one query instead of three, an absolute end, and an end at deactivation.
 */
export function createAuth(options: AuthOptions): Auth {
  const { db, secret, publicUrl, permissionTables, limits = SESSION_LIMITS, now = () => new Date() } = options
  const cookie = sessionCookieOf(publicUrl)
  let passwordSignIn: Promise<PasswordSignIn> | undefined

  async function carriedSession({ headers }: Visitor): Promise<SessionRow | undefined> {
    const token = tokenOf(headers.get('cookie') ?? undefined, cookie, secret)
    return token === undefined ? undefined : await findSession(db, token)
  }

  return {
    async signIn({ email, password }, client) {
      const maySignIn = (userId: string) => isActiveAccount(db, userId)
      passwordSignIn ??= createPasswordSignIn({ db, secret, publicUrl, idleMs: limits.idleMs, maySignIn })
      const account = await findAccount(db, email)
      const trySignIn = await passwordSignIn
      const setCookies = await trySignIn({ email: email.trim(), password }, client)
      if (setCookies === undefined) return { ok: false, reason: refusalOf(account), userId: account?.id }
      await deleteOverSessions(db, now())
      const setCookie = newCookie(setCookies, cookie)
      const session = await carriedSession({ headers: new Headers({ cookie: setCookie }) })
      if (session === undefined) throw new Error('Signing in made no session: its cookie leads to none.')
      return { ok: true, identity: identityOf(session), setCookie }
    },

    async signOut(visitor) {
      const session = await carriedSession(visitor)
      if (session !== undefined) await deleteSession(db, session.sessionId)
      return forgetCookie(cookie)
    },

    async resolveSession(visitor) {
      const session = await carriedSession(visitor)
      if (session === undefined) return undefined
      const fate = sessionFate(session, now(), limits)
      if (fate.kind === 'prolonged') await prolongSession(db, session.sessionId, fate.expiresAt, now())
      if (fate.kind !== 'over') return identityOf(session)
      await deleteSession(db, session.sessionId)
      return undefined
    },

    permissions: (roles) => permissionsOf(roles, permissionTables),
  }
}

function refusalOf(account: { isActive: boolean } | undefined): 'account' | 'inactive' | 'password' {
  if (account === undefined) return 'account'
  return account.isActive ? 'password' : 'inactive'
}

function newCookie(setCookies: readonly string[], { name }: SessionCookie): string {
  const setCookie = setCookies.find((text) => text.startsWith(`${name}=`))
  if (setCookie === undefined) throw new Error(`better-auth signed in and set no cookie "${name}".`)
  return untilBrowserCloses(setCookie)
}

function identityOf({ userId, sessionId, name, roles }: SessionRow): Identity {
  return { userId, sessionId, name, roles }
}
