import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createSite, createTestApi, renameSite, sitesFeature } from './testing/index.ts'

const { db, ownerDb } = await useTestDatabase()
const api = await createTestApi({ db, features: [sitesFeature] })
afterAll(api.close)

const eventsOf = (userId: string) =>
  db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).orderBy('recordedAt').execute()

async function makeSite(name: string, userId: string = randomUUID()) {
  const made = await api.call(createSite, { body: { name }, idempotencyKey: randomUUID() }, { userId })
  return made.body
}

test('a create is recorded with what it made', async () => {
  const userId = randomUUID()
  await makeSite('North', userId)
  const [event] = await eventsOf(userId)
  expect(event?.changes).toEqual({ name: [null, 'North'], time_zone: [null, 'UTC'], is_active: [null, true] })
})

test('a change is recorded with what was before and what is after, of changed columns alone', async () => {
  const userId = randomUUID()
  const { id } = await makeSite('Before')
  await api.call(renameSite, { params: { siteId: id }, body: { name: 'After' }, version: 1 }, { userId })
  const [event] = await eventsOf(userId)
  expect(event).toMatchObject({
    outcome: 'success',
    recordVersion: 2,
    changes: { name: ['Before', 'After'] },
  })
  expect(Object.keys(event?.changes ?? {})).toEqual(['name'])
})

test('numbers keep their digits, and columns of class secret are never recorded', async () => {
  await sql`alter table location add column weight numeric, add column code text`.execute(ownerDb)
  await sql`alter table location_history add column weight numeric, add column code text`.execute(ownerDb)
  await sql`comment on column location.weight is '@clinical For a test'`.execute(ownerDb)
  await sql`comment on column location.code is '@secret For a test'`.execute(ownerDb)
  await sql`alter table location alter column weight set default 5.40, alter column code set default 'key'`.execute(
    ownerDb,
  )
  const fresh = await createTestApi({ db, features: [sitesFeature] })
  const userId = randomUUID()
  await fresh.call(createSite, { body: { name: 'Scales' }, idempotencyKey: randomUUID() }, { userId })
  await fresh.close()
  const [event] = await eventsOf(userId)
  expect(event?.changes).toMatchObject({ weight: [null, '5.40'] })
  expect(event?.changes).not.toHaveProperty('code')
})

test('a write that was refused as stale leaves a record of its own, and nothing else', async () => {
  const userId = randomUUID()
  const { id } = await makeSite('Stale')
  const call = { params: { siteId: id }, body: { name: 'Other' }, version: 7 }
  expect((await api.call(renameSite, call, { userId })).status).toBe(412)
  expect(await eventsOf(userId)).toMatchObject([
    {
      action: 'update',
      outcome: 'failed',
      operation: 'sites.rename',
      recordId: id,
      detail: { code: 'STALE_VERSION', status: 412 },
      changes: null,
    },
  ])
})

test('a write that broke after its handler ran leaves a record that the rollback does not take away', async () => {
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`.execute(
    ownerDb,
  )
  await sql`create constraint trigger refuse after insert on location deferrable initially deferred
    for each row when (new.name = 'Broken') execute function refuse()`.execute(ownerDb)
  const userId = randomUUID()
  const call = { body: { name: 'Broken' }, idempotencyKey: randomUUID() }
  expect((await api.call(createSite, call, { userId })).status).toBe(500)
  expect(await eventsOf(userId)).toMatchObject([
    {
      action: 'create',
      outcome: 'failed',
      recordType: 'location',
      detail: { code: 'INTERNAL', status: 500 },
    },
  ])
  const sites = db.selectFrom('location').select('id').where('name', '=', 'Broken')
  expect(await sites.execute()).toEqual([])
})

test('a write that was not understood began nothing, and is not recorded', async () => {
  const userId = randomUUID()
  const call = { body: { name: '' }, idempotencyKey: randomUUID() }
  expect((await api.call(createSite, call, { userId })).status).toBe(400)
  expect(await eventsOf(userId)).toEqual([])
})

test('what writes recorded is sealed once they are committed', async () => {
  const userId = randomUUID()
  const own = await createTestApi({ db, features: [sitesFeature] })
  await own.call(createSite, { body: { name: 'Sealed' }, idempotencyKey: randomUUID() }, { userId })
  await own.close()
  const [event] = await eventsOf(userId)
  const { rows } = await sql`select from audit_seal where ${event?.id}::uuid = any(event_ids)`.execute(db)
  expect(rows).toHaveLength(1)
})
