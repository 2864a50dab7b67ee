import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/idempotency-key'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createSite, createTestApi, getSite, renameSite, sitesFeature } from './testing/index.ts'

const { db, ownerDb } = await useTestDatabase()
const api = await createTestApi({ db, features: [sitesFeature] })
afterAll(api.close)

function countSites(name: string) {
  return db.selectFrom('location').select('id').where('name', '=', name).execute()
}

test('a create answers 201 with the record and its ETag, and is recorded', async () => {
  const userId = randomUUID()
  const call = { body: { name: 'North' }, idempotencyKey: randomUUID() }
  const { status, body, headers } = await api.call(createSite, call, { userId })
  expect(status).toBe(201)
  expect(headers.etag).toBe('"1"')
  const events = await db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).execute()
  expect(events).toMatchObject([
    { action: 'create', outcome: 'success', recordType: 'location', recordId: body.id, recordVersion: 1 },
  ])
})

test('a create without a key, or with a malformed one, is refused', async () => {
  const headers = { 'idempotency-key': '' }
  const missing = await api.call(createSite, { body: { name: 'Keyless' }, idempotencyKey: '' }, { headers })
  expect([missing.status, missing.body]).toMatchObject([400, { code: 'IDEMPOTENCY_KEY_MISSING' }])
  const short = await api.call(createSite, { body: { name: 'Keyless' }, idempotencyKey: 'short' })
  expect(short.body).toMatchObject({ errors: [{ pointer: '/headers/idempotency-key' }] })
  expect(await countSites('Keyless')).toEqual([])
})

test('a repeated create gets the first answer and makes nothing', async () => {
  const userId = randomUUID()
  const call = { body: { name: 'Repeated' }, idempotencyKey: randomUUID() }
  const first = await api.call(createSite, call, { userId })
  const again = await api.call(createSite, call, { userId })
  expect([again.status, again.body, again.headers.etag]).toEqual([201, first.body, '"1"'])
  expect(await countSites('Repeated')).toHaveLength(1)
  const events = await db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).execute()
  expect(events.map(({ action, recordId }) => [action, recordId])).toEqual([
    ['create', first.body.id],
    ['read', first.body.id],
  ])
})

test('a key that was used for something else is refused; another person may use the same', async () => {
  const idempotencyKey = randomUUID()
  await api.call(createSite, { body: { name: 'One' }, idempotencyKey })
  const other = await api.call(createSite, { body: { name: 'Other' }, idempotencyKey })
  expect([other.status, other.body]).toMatchObject([422, { code: 'IDEMPOTENCY_KEY_REUSED' }])
  const person = await api.call(
    createSite,
    { body: { name: 'Other' }, idempotencyKey },
    { userId: randomUUID() },
  )
  expect(person.status).toBe(201)
})

test('the same create many times at once makes one record', async () => {
  const call = { body: { name: 'Concurrent' }, idempotencyKey: randomUUID() }
  const answers = await Promise.all(Array.from({ length: 8 }, () => api.call(createSite, call)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(await countSites('Concurrent')).toHaveLength(1)
})

test('a create that failed may be tried again with its key', async () => {
  const idempotencyKey = randomUUID()
  const refused = await api.call(createSite, { body: { name: '' }, idempotencyKey })
  expect(refused.status).toBe(400)
  expect((await api.call(createSite, { body: { name: 'Second try' }, idempotencyKey })).status).toBe(201)
})

test('a change needs the version that was read, and only the first of two wins', async () => {
  const made = await api.call(createSite, { body: { name: 'Before' }, idempotencyKey: randomUUID() })
  const params = { siteId: made.body.id }
  const blind = await api.app.inject({
    method: 'PUT',
    url: `/api/sites/${made.body.id}`,
    headers: { 'x-test-identity': JSON.stringify(administrator()) },
    payload: { name: 'Blind' },
  })
  expect([blind.statusCode, blind.json().code]).toEqual([428, 'IF_MATCH_MISSING'])

  const changes = ['First', 'Second'].map((name) =>
    api.call(renameSite, { params, body: { name }, version: 1 }),
  )
  const statuses = (await Promise.all(changes)).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 412])
  expect((await api.call(getSite, { params })).headers.etag).toBe('"2"')
})

test.each(['*', 'W/"x"', '"1", "2"'])('If-Match %s is refused', async (tag) => {
  const call = { params: { siteId: randomUUID() }, body: { name: 'N' }, version: 1 }
  const { status } = await api.call(renameSite, call, { headers: { 'if-match': tag } })
  expect(status).toBe(400)
})

test('a change of a record that is not there answers 404', async () => {
  const call = { params: { siteId: randomUUID() }, body: { name: 'N' }, version: 1 }
  expect((await api.call(renameSite, call)).status).toBe(404)
})

test('a write that cannot be recorded is not made', async () => {
  await sql`revoke insert on audit_event from ehr_app`.execute(ownerDb)
  const call = { body: { name: 'Unrecorded' }, idempotencyKey: randomUUID() }
  const answer = await api.call(createSite, call)
  await sql`grant insert on audit_event to ehr_app`.execute(ownerDb)
  expect([answer.status, answer.body]).toMatchObject([500, { code: 'INTERNAL' }])
  expect(JSON.stringify(answer.body)).not.toContain('audit_event')
  expect(await countSites('Unrecorded')).toEqual([])
  expect((await api.call(createSite, call)).status).toBe(201)
})

test('what the database refuses becomes a conflict, and nothing is half-written', async () => {
  await sql`create unique index one_name on location (name) where name = 'Only'`.execute(ownerDb)
  const create = () => api.call(createSite, { body: { name: 'Only' }, idempotencyKey: randomUUID() })
  const answers = await Promise.all([create(), create()])
  const conflict = answers.find(({ status }) => status === 409)
  expect(conflict?.body).toMatchObject({ code: 'CONFLICT', detail: 'It exists already.' })
  expect(JSON.stringify(conflict?.body)).not.toContain('Only')
  const keys = await db.selectFrom('idempotencyKey').select('answer').execute()
  expect(keys.filter(({ answer }) => JSON.stringify(answer).includes('"Only"'))).toHaveLength(1)
})

function administrator() {
  return { userId: randomUUID(), sessionId: randomUUID(), name: 'A', roles: ['administrator'] }
}
