import type { Role } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/installation'
import type { Kysely } from 'kysely'
import { findCredential, writePassword } from './account-rows.ts'
import { createAccount, findAccount } from './accounts.ts'
import { hashPassword } from './passwords/password-hash.ts'

/** The password of all demo accounts; it protects nothing, since the data is made up. */
export const DEMO_PASSWORD = 'demo-clinic-2026'

/** One person per role, at an address that cannot exist (RFC 2606). */
export const DEMO_ACCOUNTS = [
  { role: 'clinician', name: 'Dr Layla Haddad', email: 'clinician@demo.invalid' },
  { role: 'nurse', name: 'Daniel Okafor', email: 'nurse@demo.invalid' },
  { role: 'front-desk', name: 'Sofía Reyes', email: 'front-desk@demo.invalid' },
  { role: 'pharmacist', name: 'Omar Nasser', email: 'pharmacist@demo.invalid' },
  { role: 'auditor', name: 'Ingrid Larsen', email: 'auditor@demo.invalid' },
  { role: 'administrator', name: 'Grace Kim', email: 'administrator@demo.invalid' },
] as const satisfies readonly { role: Role; name: string; email: string }[]

/**
 * Makes the demo accounts that are missing, or their password, in the transaction given. `practitionerIds` says who treats patients
 * as whom. @throws where the data is real: a known password must not open it.
 */
export async function createDemoAccounts(
  trx: Kysely<Database>,
  practitionerIds: Partial<Record<Role, string>> = {},
): Promise<void> {
  await assertNotReal(trx)
  for (const { role, name, email } of DEMO_ACCOUNTS) {
    const account = await findAccount(trx, email)
    if (account === undefined) {
      const practitionerId = practitionerIds[role]
      await createAccount(trx, { name, email, password: DEMO_PASSWORD, roles: [role], practitionerId })
    } else if ((await findCredential(trx, account.id))?.password === null) {
      await writePassword(trx, account.id, await hashPassword(DEMO_PASSWORD))
    }
  }
}

async function assertNotReal(db: Kysely<Database>): Promise<void> {
  const installation = await db.selectFrom('installation').select('dataClass').executeTakeFirst()
  if (installation?.dataClass === 'synthetic') return
  throw new Error(
    `Demo accounts have a published password: they are made only where installation.data_class is "synthetic", not "${installation?.dataClass ?? 'unset'}".`,
  )
}
