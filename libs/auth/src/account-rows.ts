import type { Role } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-account'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/second-factor'
import type {} from '@ehr/db-migrations/tables/user-role'
import { type Kysely, sql } from 'kysely'
import { signInEmail } from './accounts.ts'

/** What signing in must know of an account. */
export interface Credential {
  userId: string
  name: string
  email: string
  isActive: boolean
  version: number
  roles: Role[]
  /** Hash; null before a password was set. */
  password: string | null
  hasSecondFactor: boolean
  mustHaveSecondFactor: boolean
  clinicName: string
  idleMinutes: number
  sessionHours: number
}

/** The account of an e-mail address. */
export function findCredentialByEmail(db: Kysely<Database>, email: string): Promise<Credential | undefined> {
  return credentials(db).where('appUser.email', '=', signInEmail(email)).executeTakeFirst()
}

/** The account of an id. */
export function findCredential(db: Kysely<Database>, userId: string): Promise<Credential | undefined> {
  return credentials(db).where('appUser.id', '=', userId).executeTakeFirst()
}

function credentials(db: Kysely<Database>) {
  return db
    .selectFrom('appUser')
    .leftJoin('appAccount', (join) =>
      join.onRef('appAccount.userId', '=', 'appUser.id').on('appAccount.providerId', '=', 'credential'),
    )
    .leftJoin('secondFactor', 'secondFactor.userId', 'appUser.id')
    .leftJoin('installation', (join) => join.onTrue())
    .select([
      'appUser.id as userId',
      'appUser.name',
      'appUser.email',
      'appUser.isActive',
      'appUser.version',
      'appAccount.password',
      sql<boolean>`second_factor.confirmed_at is not null`.as('hasSecondFactor'),
      sql<Role[]>`array(select distinct role from user_role where user_id = app_user.id order by role)`.as(
        'roles',
      ),
      sql<boolean>`exists (
        select from user_role where user_id = app_user.id and role = any(installation.second_factor_roles)
      )`.as('mustHaveSecondFactor'),
      sql<string>`coalesce(installation.clinic_name, 'EHR')`.as('clinicName'),
      sql<number>`coalesce(installation.idle_minutes, 15)`.as('idleMinutes'),
      sql<number>`coalesce(installation.session_hours, 12)`.as('sessionHours'),
    ])
}

/**
 * Marks an account as changed by somebody, which makes a version of it: what changed beside it (a password, a second
 * factor) then has a place in its history. Answers the new version; undefined when it had another than expected.
 */
export async function touchAccount(
  trx: Kysely<Database>,
  change: { userId: string; by: string | null; expectedVersion?: number },
): Promise<number | undefined> {
  const row = await trx
    .updateTable('appUser')
    .set({ updatedBy: change.by })
    .where('id', '=', change.userId)
    .$if(change.expectedVersion !== undefined, (update) =>
      update.where('version', '=', change.expectedVersion ?? 0),
    )
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Gives an account another password; its hash comes from `hashPassword`. */
export async function writePassword(trx: Kysely<Database>, userId: string, hash: string): Promise<void> {
  await trx
    .updateTable('appAccount')
    .set({ password: hash, updatedAt: new Date() })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute()
}
