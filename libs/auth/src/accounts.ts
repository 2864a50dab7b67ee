import type { Role } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-account'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/user-role'
import type {} from '@ehr/db-migrations/tables/user-setting'
import type { Kysely } from 'kysely'
import { hashPassword } from './passwords/password-hash.ts'
import { PASSWORD_LENGTH } from './passwords/password-rules.ts'

export interface NewAccount {
  readonly name: string
  readonly email: string
  /** 12 to 128 characters; without one the account is opened by a link (`inviteUser`). */
  readonly password?: string | undefined
  readonly roles: readonly Role[]
  /** Where the roles hold; everywhere when left out. */
  readonly locationId?: string | undefined
  /** Who the account treats patients as. */
  readonly practitionerId?: string | undefined
  /** Language of mails to the account; English when left out. */
  readonly language?: string | undefined
  /** Account that made it. */
  readonly createdBy?: string | undefined
}

export interface AccountRow {
  id: string
  isActive: boolean
}

/**
 * Makes an account; answers its id. Several inserts: give it a transaction.
 * @throws when the password is too short or too long, no role is given, or the e-mail has an account.
 */
export async function createAccount(trx: Kysely<Database>, account: NewAccount): Promise<string> {
  assertUsable(account)
  const { createdBy = null, language, password, roles, locationId = null } = account
  const { id } = await trx
    .insertInto('appUser')
    .values({
      name: account.name,
      email: signInEmail(account.email),
      practitionerId: account.practitionerId ?? null,
      createdBy,
      updatedBy: createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const hash = password === undefined ? null : await hashPassword(password)
  await trx
    .insertInto('appAccount')
    .values({ userId: id, providerId: 'credential', accountId: id, password: hash })
    .execute()
  await trx
    .insertInto('userRole')
    .values(roles.map((role) => ({ userId: id, role, locationId, grantedBy: createdBy })))
    .execute()
  if (language !== undefined) await trx.insertInto('userSetting').values({ userId: id, language }).execute()
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

/** An address as accounts keep it: trimmed, in lower case. */
export function signInEmail(email: string): string {
  return email.trim().toLowerCase()
}

function assertUsable({ email, password, roles }: NewAccount): void {
  const { min, max } = PASSWORD_LENGTH
  if (password !== undefined && (password.length < min || password.length > max)) {
    throw new Error(`The password of ${email} has ${password.length} characters; it needs ${min} to ${max}.`)
  }
  if (roles.length === 0) throw new Error(`The account of ${email} needs at least one role.`)
}
