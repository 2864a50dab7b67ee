import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDatabase, useTestDatabase } from './index.ts'

const { db, ownerDb } = await useTestDatabase()

test('the application is connected as its own role and sees the migrated tables', async () => {
  const { rows } = await sql`select current_user::text as who, count(*) as n from patient`.execute(db)
  expect(rows).toEqual([{ who: 'ehr_api', n: 0 }])
  const owner = await sql<{ who: string }>`select current_user::text as who`.execute(ownerDb)
  expect(owner.rows[0]?.who).toBe('ehr_owner')
})

test('each clone is a database of its own', async () => {
  const t = performance.now()
  const other = await createTestDatabase()
  console.log('clone', performance.now() - t)
  await sql`insert into location (name, time_zone) values ('A', 'UTC')`.execute(other.db)
  const { rows } = await sql`select count(*) as n from location`.execute(db)
  expect(rows).toEqual([{ n: 0 }])
  const t2 = performance.now()
  await other.drop()
  console.log('drop', performance.now() - t2)
})
