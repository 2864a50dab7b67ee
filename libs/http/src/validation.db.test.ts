import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createSite, createTestApi, listSites, renameSite, sitesFeature } from './testing/index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [sitesFeature] })
afterAll(api.close)

const identity = { 'x-test-identity': JSON.stringify(person()) }
const json = { ...identity, 'content-type': 'application/json' }

function person() {
  return { userId: randomUUID(), sessionId: randomUUID(), name: 'A', roles: ['administrator'] }
}

beforeEach(async () => {
  await db.updateTable('location').set({ isActive: true }).execute()
})

test('all mistakes of path, address and body are named at once, by JSON pointer', async () => {
  const answer = await api.app.inject({
    method: 'PUT',
    url: '/api/sites/not-an-id?surprise=1',
    headers: { ...json, 'if-match': '"1"' },
    payload: { name: 7, extra: true },
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({
    code: 'BAD_REQUEST',
    errors: [
      { pointer: '/params/siteId', detail: 'Invalid GUID' },
      { pointer: '/query', detail: 'This route takes no query' },
      { pointer: '/body/name', detail: 'Invalid input: expected string, received number' },
      { pointer: '/body/extra', detail: 'Unknown field' },
    ],
  })
})

test.each([
  ['page size zero', '?limit=0', '/query/limit'],
  ['page size beyond the largest', '?limit=101', '/query/limit'],
  ['page size that is no number', '?limit=many', '/query/limit'],
  ['page size given twice', '?limit=1&limit=2', '/query/limit'],
  ['cursor of nobody’s making', '?cursor=abc', '/query/cursor'],
  ['unknown name', '?surname=GARCIA', '/query/surname'],
])('%s is refused', async (_, search, pointer) => {
  const answer = await api.app.inject({ url: `${listSites.path}${search}`, headers: identity })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().errors).toMatchObject([{ pointer }])
  expect(answer.body).not.toContain('GARCIA')
})

test('a cursor that was changed by one character is refused', async () => {
  for (const name of ['A', 'B']) {
    await db.insertInto('location').values({ name, timeZone: 'UTC' }).execute()
  }
  const first = await api.call(listSites, { query: { limit: 1 } })
  const cursor = first.body.nextCursor ?? ''
  const next = await api.call(listSites, { query: { limit: 1, cursor } })
  expect([first.body.items[0]?.name, next.body.items[0]?.name]).toEqual(['A', 'B'])
  const changed = `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`
  expect((await api.call(listSites, { query: { limit: 1, cursor: changed } })).status).toBe(400)
})

test.each([
  ['broken JSON', json, '{ "name": ', 400, 'The body is not JSON.'],
  ['no body', json, '', 400, 'The body is empty.'],
  ['another media type', { ...identity, 'content-type': 'text/plain' }, 'name=North', 415, undefined],
  ['a form', { ...identity, 'content-type': 'application/x-www-form-urlencoded' }, 'name=N', 415, undefined],
  ['a body over the limit', json, JSON.stringify({ name: 'x'.repeat(1_100_000) }), 413, undefined],
  ['prototype poisoning', json, '{ "__proto__": { "name": "N" } }', 400, 'The body is not JSON.'],
  ['a list', json, '[]', 400, undefined],
  ['null', json, 'null', 400, undefined],
])('%s is refused as a problem', async (_, headers, payload, status, detail) => {
  const answer = await api.app.inject({
    method: 'POST',
    url: createSite.path,
    headers: { ...headers, 'idempotency-key': randomUUID() },
    payload,
  })
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json().detail).toBe(detail)
})

test('what the database cannot store is refused with its place', async () => {
  const bodies = [{ name: 'a\u0000b' }, { name: '\ud800' }, { name: 'N', 'x\u0000': 1 }]
  for (const body of bodies) {
    const answer = await api.call(createSite, { body, idempotencyKey: randomUUID() })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ errors: [{ pointer: expect.stringContaining('/body/') }] })
  }
})

test('a body nested without end is refused, not followed', async () => {
  const payload = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
  const answer = await api.app.inject({
    method: 'POST',
    url: createSite.path,
    headers: { ...json, 'idempotency-key': randomUUID() },
    payload,
  })
  expect(answer.statusCode).toBe(400)
})

test('an unknown address, a wrong method and a malformed address are told apart', async () => {
  const unknown = await api.app.inject({ url: '/api/nothing', headers: identity })
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'NOT_FOUND'])

  const wrong = await api.app.inject({ method: 'DELETE', url: listSites.path, headers: identity })
  expect([wrong.statusCode, wrong.json().code]).toEqual([405, 'METHOD_NOT_ALLOWED'])
  expect(wrong.headers.allow).toBe('GET, POST')

  const malformed = await api.app.inject({ url: '/api/sites/%E0%A4%A', headers: identity })
  expect([malformed.statusCode, malformed.json().code]).toEqual([400, 'BAD_REQUEST'])
})

test('a value that was sent never comes back in a refusal', async () => {
  const answer = await api.call(renameSite, {
    params: { siteId: 'GARCIA-1958' },
    body: { name: ' '.repeat(3) + 'GARCIA'.repeat(50) },
    version: 1,
  })
  expect(answer.status).toBe(400)
  expect(JSON.stringify(answer.body)).not.toContain('GARCIA')
})

test('none of this was unexpected', () => {
  expect(api.errors).toEqual([])
})
