import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/account-token'
import type { Kysely } from 'kysely'
import { hashToken, newToken } from '../keys.ts'

/** Why an account's password is to be set by a link. */
export type LinkPurpose = 'invitation' | 'recovery'

/** How long a link is good. Who invites cannot know when the mail is read; who forgot a password waits for it. */
export const LINK_HOURS: Readonly<Record<LinkPurpose, number>> = { invitation: 72, recovery: 1 }

export interface NewLink {
  readonly userId: string
  readonly purpose: LinkPurpose
  readonly now: Date
  /** Instead of `LINK_HOURS`. */
  readonly hours?: number
}

/** Makes a token that sets the account's password once, and makes its former ones useless. Only its hash is kept. */
export async function createAccountToken(trx: Kysely<Database>, link: NewLink): Promise<string> {
  const { userId, purpose, now, hours = LINK_HOURS[purpose] } = link
  const token = newToken()
  await trx.deleteFrom('accountToken').where('userId', '=', userId).where('usedAt', 'is', null).execute()
  await trx
    .insertInto('accountToken')
    .values({
      tokenHash: hashToken(token),
      userId,
      purpose,
      expiresAt: new Date(now.getTime() + hours * 3_600_000),
      createdAt: now,
    })
    .execute()
  return token
}

export interface TokenUse {
  readonly userId: string
  readonly purpose: LinkPurpose
}

/** Whose token this is; undefined when it was used, is too old, or its account was deactivated. */
export async function findAccountToken(
  db: Kysely<Database>,
  token: string,
  now: Date,
): Promise<TokenUse | undefined> {
  return await db
    .selectFrom('accountToken')
    .innerJoin('appUser', 'appUser.id', 'accountToken.userId')
    .select(['accountToken.userId', 'accountToken.purpose'])
    .where('accountToken.tokenHash', '=', hashToken(token))
    .where('accountToken.usedAt', 'is', null)
    .where('accountToken.expiresAt', '>', now)
    .where('appUser.isActive', '=', true)
    .executeTakeFirst()
}

/** Uses a token up; false when somebody else was quicker. */
export async function spendAccountToken(trx: Kysely<Database>, token: string, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('accountToken')
    .set({ usedAt: now })
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('userId')
    .executeTakeFirst()
  return row !== undefined
}

/** Clears away links that nobody can use any more. */
export async function deleteOldTokens(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('accountToken').where('expiresAt', '<', now).execute()
}
