import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import { afterAll, expect, test } from 'vitest'
import { createSite, createTestApi, getSite, listSites, sitesFeature } from './testing/index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [sitesFeature] })
afterAll(api.close)

test('nobody gets in without a session', async () => {
  const answer = await api.call(listSites, { query: {} }, { isSignedOut: true })
  expect(answer.status).toBe(401)
  expect(answer.body).toMatchObject({ code: 'UNAUTHENTICATED', type: 'urn:ehr:problem:unauthenticated' })
  expect(answer.headers['content-type']).toContain('application/problem+json')
})

test.each([
  ['no role at all', []],
  ['roles that the permission does not name', ['auditor', 'clinician'] as const],
])('a person with %s is refused, by name of the permission', async (_, roles) => {
  const answer = await api.call(listSites, { query: {} }, { roles: [...roles] })
  expect(answer.status).toBe(403)
  expect(answer.body).toMatchObject({ code: 'FORBIDDEN', detail: 'This needs the permission "sites:read".' })
})

test('who may read may not write', async () => {
  const call = { body: { name: 'North' }, idempotencyKey: randomUUID() }
  expect((await api.call(createSite, call, { roles: ['nurse'] })).status).toBe(403)
  expect(await db.selectFrom('location').select('id').execute()).toEqual([])
})

test('a refusal is recorded with who was refused what, and why', async () => {
  const userId = randomUUID()
  const siteId = randomUUID()
  await api.call(getSite, { params: { siteId } }, { roles: ['auditor'], userId })
  const events = await db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).execute()
  expect(events).toMatchObject([
    {
      action: 'read',
      outcome: 'refused',
      operation: 'sites.get',
      roles: ['auditor'],
      detail: { code: 'FORBIDDEN' },
    },
  ])
})

test('access is decided before the body is read', async () => {
  const answer = await api.app.inject({
    method: 'POST',
    url: createSite.path,
    headers: { 'content-type': 'application/json' },
    payload: '{ broken',
  })
  expect(answer.statusCode).toBe(401)
})
