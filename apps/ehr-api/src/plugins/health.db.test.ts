import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { listKnownMigrations } from '../schema/known-migrations.ts'
import { createTestApp } from '../testing/create-test-app.ts'

const { db, ownerDb } = await useTestDatabase()
const known = await listKnownMigrations()

async function ready(migrations: readonly string[]) {
  const { app } = await createTestApp({ db, features: [], migrations })
  onTestFinished(() => app.close())
  return await app.inject({ url: '/health/ready' })
}

test('is ready on the schema that it was built for', async () => {
  const answer = await ready(known)
  expect([answer.statusCode, answer.json()]).toMatchObject([200, { status: 'ready', schema: known.at(-1) }])
})

test('refuses on a schema that is behind, and names what is missing', async () => {
  const answer = await ready([...known, '99990101000000_later'])
  expect(answer.statusCode).toBe(503)
  expect(answer.json().detail).toContain('99990101000000_later')
})

test('is ready on a schema that is ahead, unless that breaks this build', async () => {
  expect((await ready(known.slice(0, -1))).statusCode).toBe(200)
  await sql`insert into kysely_migration values ('99990101000000_drop.breaking', now()::text)`.execute(
    ownerDb,
  )
  const answer = await ready(known)
  expect(answer.statusCode).toBe(503)
  expect(answer.json().detail).toContain('too new for this build')
})

test('lives, and tells its version, whatever the database does', async () => {
  const { app } = await createTestApp({ db, features: [], migrations: ['1_other'] })
  onTestFinished(() => app.close())
  expect((await app.inject({ url: '/health/live' })).json()).toEqual({ status: 'live' })
  expect((await app.inject({ url: '/version' })).json()).toMatchObject({ release: 'test', schema: '1_other' })
})
