import { useTestDatabase } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import { createAccount, findAccount } from './accounts.ts'
import { createDemoAccounts, DEMO_ACCOUNTS } from './demo-accounts.ts'

const { db, ownerDb } = await useTestDatabase()

const PERSON = {
  name: 'Ada Lovelace',
  email: 'ada@clinic.test',
  password: 'twelve letters',
  roles: ['nurse'],
} as const

test('an account is found by its address, however it is written', async () => {
  const id = await createAccount(db, { ...PERSON, email: '  Ada.Lovelace@Clinic.test ' })
  expect(await findAccount(db, 'ADA.lovelace@clinic.TEST')).toEqual({ id, isActive: true })
})

test('an address has one account', async () => {
  await createAccount(db, PERSON)
  await expect(createAccount(db, { ...PERSON, email: 'ADA@clinic.test' })).rejects.toThrow(
    'app_user_email_key',
  )
})

test.each([
  ['a short password', { password: 'eleven char' }, 'it needs 12 to 128'],
  ['a huge password', { password: 'x'.repeat(129) }, 'it needs 12 to 128'],
  ['no role', { roles: [] }, 'needs at least one role'],
])('an account with %s is refused', async (_, change, message) => {
  await expect(createAccount(db, { ...PERSON, email: 'new@clinic.test', ...change })).rejects.toThrow(message)
  expect(await findAccount(db, 'new@clinic.test')).toBeUndefined()
})

test('a password is kept as a salted hash only', async () => {
  for (const email of ['one@clinic.test', 'two@clinic.test']) await createAccount(db, { ...PERSON, email })
  const rows = await ownerDb
    .selectFrom('appAccount')
    .innerJoin('appUser', 'appUser.id', 'appAccount.userId')
    .select('appAccount.password')
    .where('appUser.email', 'in', ['one@clinic.test', 'two@clinic.test'])
    .execute()
  const hashes = rows.map(({ password }) => password ?? '')
  expect(new Set(hashes).size).toBe(2)
  expect(hashes.join(' ')).toMatch(/^(\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43} ?){2}$/)
})

test('where the data is real, no demo account is made', async () => {
  await setDataClass('phi')
  await expect(db.transaction().execute((trx) => createDemoAccounts(trx))).rejects.toThrow('not "phi"')
  expect(await findAccount(db, 'clinician@demo.invalid')).toBeUndefined()
})

test('the demo has one account for each role, however often it is made', async () => {
  await setDataClass('synthetic')
  for (const _ of [1, 2]) await db.transaction().execute((trx) => createDemoAccounts(trx))
  const rows = await db
    .selectFrom('userRole')
    .innerJoin('appUser', 'appUser.id', 'userRole.userId')
    .select(['email', 'role'])
    .where('email', 'like', '%@demo.invalid')
    .execute()
  const byEmail = (a: { email: string }, b: { email: string }) => (a.email < b.email ? -1 : 1)
  expect(rows.toSorted(byEmail)).toEqual(
    DEMO_ACCOUNTS.map(({ email, role }) => ({ email, role })).toSorted(byEmail),
  )
})

async function setDataClass(dataClass: 'synthetic' | 'phi'): Promise<void> {
  await db
    .insertInto('installation')
    .values({ clinicName: 'Test', timeZone: 'UTC', dataClass })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ dataClass }))
    .execute()
}
