import { DEMO_ACCOUNTS } from '@ehr/auth'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/recovery-code'
import type { Kysely } from 'kysely'

/** The clinic that this installation serves; `undefined` before it is set up. */
export function findInstallation(db: Kysely<Database>) {
  return db
    .selectFrom('installation')
    .select([
      'clinicName',
      'timeZone',
      'dataClass',
      'demoCompletedAt',
      'languages',
      'defaultLanguage',
      'digits',
      'logoSha256',
    ])
    .executeTakeFirst()
}

/** Addresses of the demo accounts that may sign in here. */
export async function listDemoEmails(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('appUser')
    .select('email')
    .where(
      'email',
      'in',
      DEMO_ACCOUNTS.map(({ email }) => email),
    )
    .where('isActive', '=', true)
    .execute()
  return rows.map(({ email }) => email)
}

/** How many recovery codes an account has not used yet. */
export async function countRecoveryCodes(db: Kysely<Database>, userId: string): Promise<number> {
  const rows = await db
    .selectFrom('recoveryCode')
    .select('userId')
    .where('userId', '=', userId)
    .where('usedAt', 'is', null)
    .execute()
  return rows.length
}
