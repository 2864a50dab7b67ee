import { randomUUID } from 'node:crypto'
import { createAuditRecorder } from '@ehr/audit'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { createTestApi, getSite, searchSites, sitesFeature } from './testing/index.ts'
import { forgetSite } from './testing/sites-feature.ts'

const { db, ownerDb } = await useTestDatabase()
const site = await db
  .insertInto('location')
  .values({ name: 'Clinic', timeZone: 'UTC' })
  .returning('id')
  .executeTakeFirstOrThrow()
const params = { siteId: site.id }

async function startApi(options: Partial<Parameters<typeof createTestApi>[0]> = {}) {
  const api = await createTestApi({ db, features: [sitesFeature], ...options })
  onTestFinished(api.close)
  return api
}

test('a read is recorded before its answer leaves', async () => {
  const api = await startApi()
  const userId = randomUUID()
  expect((await api.call(getSite, { params }, { userId })).status).toBe(200)
  const events = await db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).execute()
  expect(events).toMatchObject([
    { action: 'read', operation: 'sites.get', recordId: site.id, clientAddress: '127.0.0.1' },
  ])
})

test('a search is recorded with what was asked', async () => {
  const api = await startApi()
  const userId = randomUUID()
  const answer = await api.call(searchSites, { body: { text: 'Clin' } }, { userId })
  expect(answer.body.items).toHaveLength(1)
  const events = await db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).execute()
  expect(events).toMatchObject([{ action: 'search', detail: { text: 'Clin' }, patientIds: [] }])
})

test('without the record there is no answer', async () => {
  const api = await startApi()
  await sql`revoke insert on audit_event from ehr_app`.execute(ownerDb)
  const answer = await api.call(getSite, { params })
  await sql`grant insert on audit_event to ehr_app`.execute(ownerDb)
  expect([answer.status, answer.body]).toMatchObject([503, { code: 'NOT_READY' }])
  expect(JSON.stringify(answer.body)).not.toContain('Clinic')
  expect(answer.headers['retry-after']).toBe('2')
})

test('an answer waits until its record is committed', async () => {
  const real = createAuditRecorder(db)
  const gate = Promise.withResolvers<void>()
  const recorder = {
    ...real,
    record: async (event: Parameters<typeof real.record>[0]) => {
      await gate.promise
      await real.record(event)
    },
  }
  const api = await startApi({ recorder })
  let isAnswered = false
  const call = api.call(getSite, { params }).then((answer) => {
    isAnswered = true
    return answer
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(isAnswered).toBe(false)
  gate.resolve()
  expect((await call).status).toBe(200)
})

test('a read that names nobody is not answered', async () => {
  const api = await startApi()
  const answer = await api.call(forgetSite, { params })
  expect(answer.status).toBe(500)
  expect(JSON.stringify(answer.body)).not.toContain('Clinic')
  expect(String(api.errors[0])).toContain('sites.forget read and named no patient')
})

test('a read of what is not there answers 404', async () => {
  const api = await startApi()
  expect((await api.call(getSite, { params: { siteId: randomUUID() } })).status).toBe(404)
})
