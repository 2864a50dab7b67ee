import type { Database } from '@ehr/db-migrations'
import type { Identity } from '@ehr/http'
import type { Kysely } from 'kysely'
import { type Credential, findCredential, touchAccount, writePassword } from './account-rows.ts'
import { admitGuess, settleGuess } from './attempts/guess.ts'
import type { AuthParts } from './auth-parts.ts'
import { hashPassword, verifyPassword } from './passwords/password-hash.ts'
import { findPasswordProblem, type PasswordProblem } from './passwords/password-rules.ts'
import { removeSecondFactor } from './second-factor/second-factor.ts'
import type { TotpSetup } from './second-factor/totp.ts'
import { endSessions } from './sessions/sessions-of-user.ts'
import { endStepsOf } from './sign-in-steps.ts'
import type { Visitor } from './visitor.ts'

/** Why something about one's own account was not changed. */
export type OwnAccountRefusal =
  | { ok: false; reason: 'stale' | 'password' | 'code' | 'must-have' | 'none' | 'exists' }
  | { ok: false; reason: 'throttled'; retryAfterS: number }
  | { ok: false; reason: 'unsuitable'; problem: PasswordProblem }

export type OwnAccountChange<More = object> = ({ ok: true; version: number } & More) | OwnAccountRefusal

/** Who changes their own account, having read it at this version, with the browser that they do it in. */
export interface OwnChange {
  readonly actor: Identity
  readonly expectedVersion: number
  readonly visitor: Visitor
}

/**
 * What people change about their own account. `trx` is the request's transaction: the change and its audit record
 * are kept together. What could be misused in a session that somebody left open asks for the password again.
 */
export interface OwnAccount {
  /** The other sessions end, since whoever knew the former password may have one. */
  changePassword(
    trx: Kysely<Database>,
    change: OwnChange & { password: string; newPassword: string },
  ): Promise<OwnAccountChange>
  /** Sets up an authenticator that is not in force yet. */
  beginSecondFactor(db: Kysely<Database>, actor: Identity): Promise<TotpSetup | undefined>
  /** Puts it in force with its first code; answers the recovery codes, shown only now. */
  confirmSecondFactor(
    trx: Kysely<Database>,
    change: OwnChange & { password: string; code: string },
  ): Promise<OwnAccountChange<{ recoveryCodes: readonly string[] }>>
  removeSecondFactor(
    trx: Kysely<Database>,
    change: OwnChange & { password: string },
  ): Promise<OwnAccountChange>
  renewRecoveryCodes(
    trx: Kysely<Database>,
    change: OwnChange & { password: string },
  ): Promise<OwnAccountChange<{ recoveryCodes: readonly string[] }>>
}

export function createOwnAccount(parts: AuthParts): OwnAccount {
  const { db, secondFactors, now } = parts

  /** The account, if who asks knows its password. Counted outside the transaction, which a refusal undoes. */
  async function proveOwner(
    { actor, visitor }: OwnChange,
    password: string,
  ): Promise<{ ok: true; account: Credential } | OwnAccountRefusal> {
    const account = await getAccount(db, actor)
    const guess = await admitGuess(parts, account, visitor)
    if (!guess.ok) return { ok: false, reason: 'throttled', retryAfterS: guess.retryAfterS }
    if (!(await verifyPassword(account.password, password))) return { ok: false, reason: 'password' }
    await settleGuess(parts, guess)
    return { ok: true, account }
  }

  async function touched<More>(trx: Kysely<Database>, { actor, expectedVersion }: OwnChange, more: More) {
    const version = await touchAccount(trx, { userId: actor.userId, by: actor.userId, expectedVersion })
    return version === undefined
      ? ({ ok: false, reason: 'stale' } as const)
      : ({ ok: true, version, ...more } as const)
  }

  return {
    async changePassword(trx, change) {
      const owner = await proveOwner(change, change.password)
      if (!owner.ok) return owner
      const problem = await findPasswordProblem(change.newPassword, owner.account)
      if (problem !== undefined) return { ok: false, reason: 'unsuitable', problem }
      const { userId, sessionId } = change.actor
      await writePassword(trx, userId, await hashPassword(change.newPassword))
      await endSessions(trx, userId, { except: sessionId })
      await endStepsOf(trx, userId)
      return await touched(trx, change, {})
    },

    async beginSecondFactor(trx, actor) {
      const account = await getAccount(trx, actor)
      return account.hasSecondFactor ? undefined : await secondFactors.begin(trx, account)
    },

    async confirmSecondFactor(trx, change) {
      const { actor, code, password } = change
      // Somebody else's authenticator would keep its owner out of the account.
      const owner = await proveOwner(change, password)
      if (!owner.ok) return owner
      if (owner.account.hasSecondFactor) return { ok: false, reason: 'exists' }
      const recoveryCodes = await secondFactors.confirm(trx, { userId: actor.userId, code, now: now() })
      if (recoveryCodes === undefined) return { ok: false, reason: 'code' }
      return await touched(trx, change, { recoveryCodes })
    },

    async removeSecondFactor(trx, change) {
      const owner = await proveOwner(change, change.password)
      if (!owner.ok) return owner
      if (owner.account.mustHaveSecondFactor) return { ok: false, reason: 'must-have' }
      if (!(await removeSecondFactor(trx, change.actor.userId))) return { ok: false, reason: 'none' }
      return await touched(trx, change, {})
    },

    async renewRecoveryCodes(trx, change) {
      const owner = await proveOwner(change, change.password)
      if (!owner.ok) return owner
      if (!owner.account.hasSecondFactor) return { ok: false, reason: 'none' }
      const recoveryCodes = await secondFactors.renewRecoveryCodes(trx, change.actor.userId)
      return await touched(trx, change, { recoveryCodes })
    },
  }
}

async function getAccount(db: Kysely<Database>, { userId }: Identity): Promise<Credential> {
  const account = await findCredential(db, userId)
  if (account === undefined) throw new Error(`The account ${userId} of a session does not exist.`)
  return account
}
