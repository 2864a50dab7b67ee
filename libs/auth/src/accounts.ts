import type { Role } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-account'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/user-role'
import type { Kysely } from 'kysely'

const PASSWORD_CHARACTERS = { min: 12, max: 128 }

export interface NewAccount {
  readonly name: string
  readonly email: string
  /** 12 to 128 characters. */
  readonly password: string
  readonly roles: readonly Role[]
  /** Where the roles hold; everywhere when left out. */
  readonly locationId?: string | undefined
  /** Who the account treats patients as. */
  readonly practitionerId?: string | undefined
}

export interface AccountRow {
  id: string
  isActive: boolean
}

/**
 * Makes an account that can sign in with a password; answers its id. Three inserts: give it a transaction.
 * @throws when the password is too short or too long, no role is given, or the e-mail has an account.
 */
export async function createAccount(trx: Kysely<Database>, account: NewAccount): Promise<string> {
  assertUsable(account)
  // Loaded here, because it would slow each start of the API down.
  const { hashPassword } = await import('better-auth/crypto')
  const password = await hashPassword(account.password)
  const { id } = await trx
    .insertInto('appUser')
    .values({
      name: account.name,
      email: signInEmail(account.email),
      practitionerId: account.practitionerId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('appAccount')
    .values({ userId: id, providerId: 'credential', accountId: id, password })
    .execute()
  await trx
    .insertInto('userRole')
    .values(account.roles.map((role) => ({ userId: id, role, locationId: account.locationId ?? null })))
    .execute()
  return id
}

/** The account of an e-mail address, active or not. */
export function findAccount(db: Kysely<Database>, email: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('appUser')
    .select(['id', 'isActive'])
    .where('email', '=', signInEmail(email))
    .executeTakeFirst()
}

/** Whether an account exists and was not deactivated. */
export async function isActiveAccount(db: Kysely<Database>, userId: string): Promise<boolean> {
  const row = await db.selectFrom('appUser').select('isActive').where('id', '=', userId).executeTakeFirst()
  return row?.isActive ?? false
}

/** An address as accounts keep it: trimmed, in lower case. */
export function signInEmail(email: string): string {
  return email.trim().toLowerCase()
}

function assertUsable({ email, password, roles }: NewAccount): void {
  const { min, max } = PASSWORD_CHARACTERS
  if (password.length < min || password.length > max) {
    throw new Error(`The password of ${email} has ${password.length} characters; it needs ${min} to ${max}.`)
  }
  if (roles.length === 0) throw new Error(`The account of ${email} needs at least one role.`)
}
