import { expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'

const ROUTE = '/api/patients/:patientId'
const READ = { method: 'GET', route: ROUTE, status: 200, seconds: 0.03, userId: 'anna' }

test('requests are counted by route and status, in buckets of seconds', async () => {
  const metrics = createMetrics({ release: '1.2.3' })
  metrics.observeRequest(READ)
  metrics.observeRequest({ ...READ, status: 503, seconds: 20 })
  const text = await metrics.render()
  const labels = `method="GET",route="${ROUTE}"`
  expect(text).toContain(`http_request_duration_seconds_bucket{le="0.05",${labels},status_code="200"} 1`)
  expect(text).toContain(`http_request_duration_seconds_bucket{le="15",${labels},status_code="503"} 0`)
  expect(text).toContain(`http_request_duration_seconds_count{${labels},status_code="503"} 1`)
  expect(text).toContain('ehr_build_info{release="1.2.3"} 1')
})

test('an address that no route answers is one label, whatever it was', async () => {
  const metrics = createMetrics({ release: 'test' })
  metrics.observeRequest({ ...READ, route: undefined, status: 404 })
  expect(await metrics.render()).toContain('route="none",status_code="404"')
})

test('people are active for five minutes after a request, however many they sent, and are never named', async () => {
  let time = 0
  const metrics = createMetrics({ release: 'test', now: () => time })
  for (const userId of ['anna', 'anna', 'bashir', undefined]) metrics.observeRequest({ ...READ, userId })
  expect(await metrics.render()).toContain('ehr_active_users 2')
  expect(await metrics.render()).not.toContain('anna')
  time = 4 * 60_000
  metrics.observeRequest({ ...READ, userId: 'bashir' })
  time = 6 * 60_000
  expect(await metrics.render()).toContain('ehr_active_users 1')
})

test('what is recorded is counted by kind, the pool by state', async () => {
  const pool = { totalCount: 7, idleCount: 3, waitingCount: 2 }
  const metrics = createMetrics({ release: 'test', pool })
  metrics.observeEvent({ action: 'create', outcome: 'success', recordType: 'patient' })
  metrics.observeEvent({ action: 'read', outcome: 'refused' })
  const text = await metrics.render()
  expect(text).toContain('ehr_audit_events_total{action="create",outcome="success",record_type="patient"} 1')
  expect(text).toContain('ehr_audit_events_total{action="read",outcome="refused",record_type="none"} 1')
  for (const line of ['{state="idle"} 3', '{state="in_use"} 4', '{state="waiting"} 2']) {
    expect(text).toContain(`db_pool_connections${line}`)
  }
})
