import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/installation'
import { type Kysely, sql } from 'kysely'
import { createAccount, findAccount } from '../accounts.ts'
import { createAccountToken } from '../links/account-tokens.ts'

/** Hours that the link of a first administrator is good for. */
export const FIRST_LINK_HOURS = 24

export interface FirstAdministrator {
  readonly clinicName: string
  /** IANA name. */
  readonly timeZone: string
  readonly dataClass: 'synthetic' | 'anonymized' | 'phi'
  readonly email: string
  readonly name: string
  readonly language?: string | undefined
  /** Makes one although an active administrator exists. */
  readonly isFurther: boolean
  readonly now: Date
}

export type FirstAdministratorOutcome =
  | { ok: true; userId: string; token: string; isNewInstallation: boolean }
  | { ok: false; reason: 'exists' | 'taken' | 'other-data-class' }

/**
 * Sets an installation up: which clinic it is and what its data is, if nobody said so yet, and an administrator
 * without a password; answers the token of the link that sets it. Give it a transaction.
 */
export async function createFirstAdministrator(
  trx: Kysely<Database>,
  request: FirstAdministrator,
): Promise<FirstAdministratorOutcome> {
  const { clinicName, timeZone, dataClass, email, name, language, isFurther, now } = request
  await sql`select pg_advisory_xact_lock(hashtext('first administrator'))`.execute(trx)
  const installation = await trx.selectFrom('installation').select('dataClass').executeTakeFirst()
  if (installation !== undefined && installation.dataClass !== dataClass) {
    return { ok: false, reason: 'other-data-class' }
  }
  if (!isFurther && (await hasAdministrator(trx))) return { ok: false, reason: 'exists' }
  if ((await findAccount(trx, email)) !== undefined) return { ok: false, reason: 'taken' }
  if (installation === undefined) {
    await trx.insertInto('installation').values({ clinicName, timeZone, dataClass }).execute()
  }
  const userId = await createAccount(trx, { name, email, roles: ['administrator'], language })
  const token = await createAccountToken(trx, { userId, purpose: 'invitation', now, hours: FIRST_LINK_HOURS })
  return { ok: true, userId, token, isNewInstallation: installation === undefined }
}

async function hasAdministrator(trx: Kysely<Database>): Promise<boolean> {
  const row = await trx
    .selectFrom('userRole')
    .innerJoin('appUser', 'appUser.id', 'userRole.userId')
    .select('appUser.id')
    .where('userRole.role', '=', 'administrator')
    .where('appUser.isActive', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
