import { createDb, createPool } from '@ehr/db'
import { useTestDatabase } from '@ehr/db/testing'
import { sitesFeature } from '@ehr/http/testing'
import { createMetrics } from '@ehr/observability/api'
import { afterAll, expect, test } from 'vitest'
import { serveMetrics } from './metrics-server.ts'
import { createTestApp, setUpInstallation } from './testing/create-test-app.ts'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const { db, url } = await useTestDatabase()
await setUpInstallation(db)
const features = [...(await loadWorkspaceFeatures()), sitesFeature]
const pool = createPool({ connectionString: url })
const pooled = createDb({ connectionString: url, pool })
const metrics = createMetrics({ release: 'test', pool })
const { app, signIn } = await createTestApp({ db: pooled, features, metrics })
const server = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 })
afterAll(async () => {
  server.close()
  await app.close()
  await pooled.destroy()
})

const address = server.address()
if (typeof address !== 'object' || address === null) throw new Error('The metrics server has no port.')
const scrape = async (path = '/metrics') => await fetch(`http://127.0.0.1:${address.port}${path}`)

test('requests, who is active, what was recorded and the pool are told on a port of their own', async () => {
  const cookie = await signIn()
  await app.inject({ url: '/api/sites', headers: { cookie } })
  await app.inject({ url: '/api/nothing/Zanzibarova' })
  const created = await app.inject({
    method: 'POST',
    url: '/api/sites',
    headers: { cookie, 'idempotency-key': 'a-key-of-this-test' },
    payload: { name: 'Zanzibarova' },
  })
  expect(created.statusCode).toBe(201)
  const answer = await scrape()
  const text = await answer.text()
  expect(answer.headers.get('content-type')).toContain('version=0.0.4')
  expect(text).toContain(
    'http_request_duration_seconds_count{method="GET",route="/api/sites",status_code="200"} 1',
  )
  expect(text).toContain('route="none",status_code="404"} 1')
  expect(text).toContain('ehr_active_users 1')
  expect(text).toContain('ehr_audit_events_total{action="create",outcome="success",record_type="location"} 1')
  expect(text).toMatch(/db_pool_connections\{state="(idle|in_use)"\} [1-9]/)
  expect(text).not.toContain('Zanzibarova')
})

test('the application itself does not show them', async () => {
  expect((await app.inject({ url: '/metrics' })).body).not.toContain('http_request_duration_seconds')
  expect((await scrape('/')).status).toBe(404)
})
