import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/location'
import { sitesFeature } from '@ehr/http/testing'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createTestApp, PUBLIC_URL, setUpInstallation } from './testing/create-test-app.ts'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const { db, ownerDb } = await useTestDatabase()
await setUpInstallation(db)
const features = [...(await loadWorkspaceFeatures()), sitesFeature]
const { app, lines, signIn } = await createTestApp({ db, features })
afterAll(() => app.close())

/** Stands for anything about a patient; nothing else in a log line looks like it. */
const SECRET = 'Zanzibarova'

test('a line tells route, status, duration and ids, and nothing of the address', async () => {
  const cookie = await signIn()
  await app.inject({ url: `/api/sites?limit=1&cursor=${SECRET}`, headers: { cookie } })
  const line = JSON.parse(lines.at(-1) ?? '')
  expect(line).toMatchObject({ kind: 'access', method: 'GET', route: '/api/sites', status: 400 })
  expect(line).toMatchObject({ operation: 'sites.list', userId: expect.any(String), ms: expect.any(Number) })
})

test('nothing that was sent is in a log, wherever it was sent and whatever became of it', async () => {
  const cookie = await signIn()
  const json = { cookie, origin: PUBLIC_URL, 'content-type': 'application/json', 'idempotency-key': SECRET }
  const patient = { text: SECRET, name: SECRET, names: [{ family: SECRET }], [SECRET]: SECRET }
  const requests = [
    { url: `/api/${SECRET}?name=${SECRET}` },
    { url: `/api/sites/${SECRET}` },
    { url: `/%zz${SECRET}` },
    { url: '/api/sites', headers: { cookie: `ehr.session=${SECRET}`, 'user-agent': SECRET } },
    ...features.flatMap((feature) =>
      feature.routes.map(({ contract }) => ({
        method: contract.method,
        url: contract.path.replaceAll(/:[A-Za-z]+/g, SECRET),
        headers: { ...json, 'if-match': '"1"' },
        payload: JSON.stringify(patient),
      })),
    ),
    { method: 'POST', url: '/api/sites', headers: json, payload: `{"name":"${SECRET}` },
    { method: 'POST', url: '/api/sites', headers: json, payload: JSON.stringify({ name: SECRET }) },
    { method: 'POST', url: '/api/session', payload: { email: `${SECRET}@clinic.test`, password: SECRET } },
  ] as const
  for (const request of requests) await app.inject(request)
  expect(lines.filter((line) => line.includes(SECRET))).toEqual([])
})

test('an error of the database is logged by code and place, without the values that it quotes', async () => {
  const cookie = await signIn()
  await sql`alter table location add constraint no_secret check (name <> ${sql.lit(SECRET)}) not valid`.execute(
    ownerDb,
  )
  const answer = await app.inject({
    method: 'POST',
    url: '/api/sites',
    headers: { cookie, 'idempotency-key': 'another-key-of-this' },
    payload: { name: SECRET },
  })
  expect(answer.statusCode).toBe(400)
  const line = lines.find((one) => one.includes('"kind":"error"')) ?? '{}'
  expect(JSON.parse(line)).toMatchObject({
    operation: 'sites.create',
    err: { code: '23514', table: 'location', constraint: 'no_secret' },
  })
  expect(lines.join('')).not.toContain(SECRET)
})

test('what was recorded has a line in the audit log, by ids', async () => {
  const cookie = await signIn(['nurse'])
  await app.inject({ method: 'POST', url: '/api/sites/search', headers: { cookie }, payload: { text: 'x' } })
  await app.inject({
    method: 'POST',
    url: '/api/sites',
    headers: { cookie, 'idempotency-key': 'a-key-for-nothing' },
    payload: { name: 'x' },
  })
  const audit = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'audit')
  expect(audit.slice(-2)).toMatchObject([
    { operation: 'sites.search', action: 'search', outcome: 'success', patientCount: 0 },
    { operation: 'sites.create', action: 'create', outcome: 'refused', userId: expect.any(String) },
  ])
})
