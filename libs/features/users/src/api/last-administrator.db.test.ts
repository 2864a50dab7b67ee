import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { startTestClinic } from './people-of-tests.ts'

const { db } = await useTestDatabase()
const clinic = await startTestClinic(db)
afterAll(() => clinic.close())

beforeEach(async () => {
  await db.updateTable('appUser').set({ isActive: false }).execute()
})

type Act = 'deactivate' | 'demote'

/** One administrator takes another away. */
async function act(kind: Act, userId: string, by: string) {
  const as = { userId: by, roles: ['administrator'] as const }
  const version = (await clinic.call(contract.getUser, { params: { userId } }, as)).body.version
  const shared = { params: { userId }, version }
  if (kind === 'deactivate') {
    const body = { confirmName: 'Person', reason: null }
    return await clinic.call(contract.deactivateUser, { ...shared, body }, as)
  }
  const roles = [{ role: 'nurse' as const, siteId: null }]
  return await clinic.call(
    contract.updateUser,
    { ...shared, body: { name: 'Person', practitionerId: null, roles } },
    as,
  )
}

async function countAdministrators(): Promise<number> {
  const { rows } = await sql<{ id: string }>`select u.id from app_user u where is_active
    and exists (select from user_role where user_id = u.id and role = 'administrator')`.execute(db)
  return rows.length
}

test.each<[Act, Act]>([
  ['deactivate', 'deactivate'],
  ['demote', 'demote'],
  ['deactivate', 'demote'],
])('two administrators who %s and %s each other at once leave one', async (first, second) => {
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = [await clinic.person(['administrator']), await clinic.person(['administrator'])]
    const outcomes = await Promise.all([act(first, other, one), act(second, one, other)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(outcomes.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ code: 'LAST_ADMINISTRATOR' }),
    )
    expect(await countAdministrators()).toBe(1)
    await db.updateTable('appUser').set({ isActive: false }).execute()
  }
})

test('an administrator who is not the last one can be taken away', async () => {
  const [one, other] = [await clinic.person(['administrator']), await clinic.person(['administrator'])]
  expect((await act('demote', other, one)).status).toBe(200)
})
