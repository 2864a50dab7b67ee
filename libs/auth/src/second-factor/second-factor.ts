import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/recovery-code'
import type {} from '@ehr/db-migrations/tables/second-factor'
import type { Kysely } from 'kysely'
import { deriveKey } from '../keys.ts'
import { replaceRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts'
import { openSecret, sealSecret } from './secret-box.ts'
import { describeTotp, findTotpStep, newTotpSecret, type TotpSetup } from './totp.ts'

/** Whose second factor is meant, and as which name an authenticator shows it. */
export interface Owner {
  readonly userId: string
  readonly email: string
  readonly clinicName: string
}

/** Second factors of accounts: codes of an authenticator, and codes for when it is lost. */
export interface SecondFactors {
  /** Sets up a key that is not in force yet; a former one that was never confirmed is forgotten. */
  begin(db: Kysely<Database>, owner: Owner): Promise<TotpSetup>
  /** Puts the key into force if the code is right; answers the recovery codes, which are shown only now. */
  confirm(trx: Kysely<Database>, use: CodeUse): Promise<string[] | undefined>
  /** Takes a code of the authenticator or a recovery code; each is taken once. */
  take(db: Kysely<Database>, use: CodeUse): Promise<boolean>
  /** New recovery codes in place of all former ones. */
  renewRecoveryCodes(trx: Kysely<Database>, userId: string): Promise<string[]>
}

export interface CodeUse {
  readonly userId: string
  readonly code: string
  readonly now: Date
}

/** @param secret AUTH_SECRET: the keys that encrypt and hash come from it. */
export function createSecondFactors(secret: string): SecondFactors {
  const boxKey = deriveKey(secret, 'second factor')
  const codeKey = deriveKey(secret, 'recovery codes')

  /** Accepts a code's time step at most once, whichever process is asked. */
  async function takeStep(db: Kysely<Database>, { userId, code, now }: CodeUse, isInForce: boolean) {
    const row = await findRow(db, userId)
    if (row === undefined || (row.confirmedAt !== null) !== isInForce) return false
    const step = findTotpStep(openSecret(boxKey, userId, row.secret), code, now)
    return step !== undefined && (await spendStep(db, userId, step))
  }

  return {
    async begin(db, { userId, email, clinicName }) {
      const key = newTotpSecret()
      const fresh = { secret: sealSecret(boxKey, userId, key), lastStep: null }
      const row = await db
        .insertInto('secondFactor')
        .values({ userId, ...fresh })
        .onConflict((conflict) =>
          conflict.column('userId').doUpdateSet(fresh).where('secondFactor.confirmedAt', 'is', null),
        )
        .returning('userId')
        .executeTakeFirst()
      if (row === undefined)
        throw new Error(`Account ${userId} has a second factor: it must be turned off first.`)
      return describeTotp(key, { issuer: clinicName, label: email })
    },

    async confirm(trx, use) {
      if (!(await takeStep(trx, use, false))) return undefined
      await trx
        .updateTable('secondFactor')
        .set({ confirmedAt: use.now })
        .where('userId', '=', use.userId)
        .execute()
      return await replaceRecoveryCodes(trx, codeKey, use.userId)
    },

    async take(db, use) {
      if (await takeStep(db, use, true)) return true
      return (await hasSecondFactor(db, use.userId)) && (await spendRecoveryCode(db, codeKey, use))
    },

    renewRecoveryCodes: (trx, userId) => replaceRecoveryCodes(trx, codeKey, userId),
  }
}

/** Whether an account must give a second factor because it has one. */
async function hasSecondFactor(db: Kysely<Database>, userId: string): Promise<boolean> {
  return ((await findRow(db, userId))?.confirmedAt ?? null) !== null
}

/** Takes an account's second factor away, with its recovery codes; answers whether one was in force. */
export async function removeSecondFactor(trx: Kysely<Database>, userId: string): Promise<boolean> {
  await trx.deleteFrom('recoveryCode').where('userId', '=', userId).execute()
  const row = await trx
    .deleteFrom('secondFactor')
    .where('userId', '=', userId)
    .returning('confirmedAt')
    .executeTakeFirst()
  return (row?.confirmedAt ?? null) !== null
}

function findRow(db: Kysely<Database>, userId: string) {
  return db
    .selectFrom('secondFactor')
    .select(['secret', 'confirmedAt'])
    .where('userId', '=', userId)
    .executeTakeFirst()
}

async function spendStep(db: Kysely<Database>, userId: string, step: number): Promise<boolean> {
  const row = await db
    .updateTable('secondFactor')
    .set({ lastStep: step })
    .where('userId', '=', userId)
    .where(({ eb, or }) => or([eb('lastStep', 'is', null), eb('lastStep', '<', step)]))
    .returning('userId')
    .executeTakeFirst()
  return row !== undefined
}
