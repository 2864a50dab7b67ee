import { type Permission, type PermissionTable, permissionsOf, type Role } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type { JobQueue } from '@ehr/jobs'
import type { Kysely } from 'kysely'
import { createAttempts } from './attempts/attempts.ts'
import { DEVICE_DAYS, isKnownBrowser } from './attempts/known-devices.ts'
import type { AuthParts } from './auth-parts.ts'
import { askRecovery } from './links/ask-recovery.ts'
import { setPasswordByLink } from './links/set-password.ts'
import type { SetPasswordOutcome } from './outcome.ts'
import { createOwnAccount, type OwnAccount } from './own-account.ts'
import { createSecondFactors } from './second-factor/second-factor.ts'
import { cookiesOf } from './sessions/cookie.ts'
import { createSessionKeeper, type SessionKeeper } from './sessions/session-keeper.ts'
import { createSignIn, type SignIn } from './sign-in.ts'
import { readCarried, type Visitor } from './visitor.ts'

export interface AuthOptions {
  readonly db: Kysely<Database>
  /** The secret that keys come from; at least 32 characters. Another one makes second factors unreadable. */
  readonly secret: string
  /** The address that people open; with `https:` the cookies are Secure. */
  readonly publicUrl: string
  /** Who may do what: the permission tables of all features. */
  readonly permissionTables: readonly PermissionTable[]
  readonly now?: () => Date
}

/** Accounts, sessions and roles: `context.services.auth`. */
export interface Auth extends SignIn, SessionKeeper {
  readonly publicUrl: string
  readonly ownAccount: OwnAccount
  /** What tells a browser that somebody has signed in with before from all others; undefined for others. */
  knownBrowser(visitor: Pick<Visitor, 'headers'>): Promise<string | undefined>
  /** Has a link for a new password mailed to an address, if it has an account; the answer does not tell. */
  askRecovery(
    request: { email: string; jobs: JobQueue },
    visitor: Visitor,
  ): Promise<{ ok: true } | { ok: false; retryAfterS: number }>
  /** Sets a password by a mailed link. */
  setPassword(request: { token: string; password: string }, visitor: Visitor): Promise<SetPasswordOutcome>
  /** Those of these accounts' addresses that strangers guessed at too often: only known browsers may try now. */
  listLocked(emails: readonly string[]): Promise<ReadonlySet<string>>
  /** All that these roles allow in this installation. */
  permissions(roles: readonly Role[]): Permission[]
}

declare module '@ehr/http' {
  interface Services {
    readonly auth: Auth
  }
}

/** Puts the parts together. Nothing is asked of the database before the first request. */
export function createAuth(options: AuthOptions): Auth {
  const { db, secret, publicUrl, permissionTables, now = () => new Date() } = options
  const parts: AuthParts = {
    db,
    now,
    cookies: cookiesOf(publicUrl, DEVICE_DAYS),
    attempts: createAttempts(secret),
    secondFactors: createSecondFactors(secret),
  }
  return {
    ...createSignIn(parts),
    ...createSessionKeeper(parts),
    publicUrl,
    ownAccount: createOwnAccount(parts),
    async knownBrowser(visitor) {
      const { device } = readCarried(visitor, parts.cookies)
      return device !== undefined && (await isKnownBrowser(db, device)) ? device : undefined
    },
    askRecovery: (request, visitor) => askRecovery(parts, request, visitor),
    setPassword: (request, visitor) => setPasswordByLink(parts, request, visitor),
    async listLocked(emails) {
      const counters = emails.map((email) => ({ kind: 'strangers' as const, of: [email] }))
      const spent = await parts.attempts.listSpent(db, counters, now())
      return new Set(spent.flatMap(({ of }) => of))
    },
    permissions: (roles) => permissionsOf(roles, permissionTables),
  }
}
