import { useTestDatabase } from '@ehr/db/testing'
import { sitesFeature } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import { createTestApp, PUBLIC_URL, setUpInstallation } from './testing/create-test-app.ts'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const { db } = await useTestDatabase()
await setUpInstallation(db)
const features = [...(await loadWorkspaceFeatures()), sitesFeature]
const { app, signIn } = await createTestApp({ db, features })
afterAll(() => app.close())

test('who signs in may do what the roles allow, until signing out', async () => {
  const cookie = await signIn(['nurse'])
  const list = () => app.inject({ url: '/api/sites', headers: { cookie } })
  expect((await list()).statusCode).toBe(200)

  const session = await app.inject({ url: '/api/session', headers: { cookie } })
  expect(session.json().user.permissions).toContain('sites:read')

  const headers = { cookie, origin: PUBLIC_URL }
  const signedOut = await app.inject({ method: 'DELETE', url: '/api/session', headers })
  expect(signedOut.statusCode).toBe(200)
  expect((await list()).statusCode).toBe(401)
})

test('the session cookie is for the server alone', async () => {
  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: 'nobody@clinic.test', password: 'wrong' },
  })
  expect([signedIn.statusCode, signedIn.json().code]).toEqual([401, 'SIGN_IN_FAILED'])
  expect(await signIn()).toContain('ehr.session=')
})

test.each([
  ['of another site', { origin: 'https://evil.example' }],
  ['that a browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
])('a change %s is refused, whoever is signed in', async (_, foreign) => {
  const cookie = await signIn()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/sites',
    headers: { cookie, 'idempotency-key': 'a-key-of-this-test', ...foreign },
    payload: { name: 'Foreign' },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'FORBIDDEN'])
})

test('every answer carries the headers that make browsers careful', async () => {
  for (const url of ['/health/live', '/api/session', '/api/nothing', '/api/%E0%A4%A', '/docs']) {
    const { headers } = await app.inject({ url })
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/)
  }
})

test('attempts to sign in are limited, and told so as a problem', async () => {
  const strict = await createTestApp({ db, features, env: { SIGN_IN_LIMIT: 2 } })
  const attempt = () =>
    strict.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'nobody@clinic.test', password: 'wrong' },
    })
  const statuses = [await attempt(), await attempt(), await attempt()].map(({ statusCode }) => statusCode)
  expect(statuses).toEqual([401, 401, 429])
  const answer = await attempt()
  expect(answer.json().code).toBe('TOO_MANY_REQUESTS')
  expect(answer.headers['retry-after']).toBeDefined()
  await strict.app.close()
})

test('a request keeps a usable id that it came with, and gets another for an unusable one', async () => {
  const ask = (id: string) => app.inject({ url: '/health/live', headers: { 'x-request-id': id } })
  expect((await ask('abcdefgh-1234')).headers['x-request-id']).toBe('abcdefgh-1234')
  expect((await ask('"><script>')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('a long answer is compressed', async () => {
  const answer = await app.inject({ url: '/openapi.json', headers: { 'accept-encoding': 'br, gzip' } })
  expect(answer.headers['content-encoding']).toBe('br')
})
