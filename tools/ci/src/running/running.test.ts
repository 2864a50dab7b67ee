import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { readMetadata } from '../metadata/read-metadata.ts'
import { type Answer, type Asked, type StandIn, startStandIn } from '../testing/stand-in.ts'
import { runLoad, runSmoke } from './index.ts'
import { judgeLoad } from './load.ts'
import { askSmoke, renderSmoke } from './smoke.ts'

vi.setConfig({ testTimeout: 60_000 })

const ROOT = join(import.meta.dirname, '../../../..')
const { criticalPaths } = readMetadata(ROOT)
const HEALTH = { live: '/health/live', ready: '/health/ready', version: '/version' }
const ENV = { SYNTHETIC_EMAIL: 'nurse@clinic.test', SYNTHETIC_PASSWORD: 'made up' }

let standIn: StandIn | undefined
afterEach(async () => {
  vi.restoreAllMocks()
  await standIn?.close()
  standIn = undefined
})

test('a server that is well passes, asked with the account’s session', async () => {
  const address = await serve(clinic)
  const results = await askSmoke({ address, criticalPaths, health: HEALTH, env: ENV, release: '1.2.0' })

  expect(results.filter(({ wrong }) => wrong !== undefined)).toEqual([])
  const signedIn = standIn?.asked.find(({ method }) => method === 'POST')
  expect(signedIn?.url.pathname).toBe('/api/session')
  expect(JSON.parse(signedIn?.body ?? '')).toEqual({ email: 'nurse@clinic.test', password: 'made up' })
  expect(signedIn?.headers.origin).toBe(address)
  expect(standIn?.asked.at(-1)?.headers.cookie).toBe('session=1')
})

test('a server of a demo clinic names the account itself', async () => {
  const address = await serve((asked) =>
    asked.method === 'GET' && asked.url.pathname === '/api/session'
      ? { body: { demoAccounts: [{ role: 'nurse', email: 'demo@clinic.test', password: 'demo' }] } }
      : clinic(asked),
  )
  const results = await askSmoke({ address, criticalPaths, health: HEALTH, env: {} })
  expect(renderSmoke(results)).toContain('✓ The account signs in')
  expect(standIn?.asked.find(({ method }) => method === 'POST')?.body).toContain('demo@clinic.test')
})

test.each<[what: string, path: string, answer: Answer, said: string]>([
  [
    'is not ready',
    '/health/ready',
    { status: 503, body: {} },
    '✗ It is ready: GET /health/ready answered 503',
  ],
  ['has no version', '/version', { body: {} }, '✗ It is 1.2.0: GET /version answered 200 without a release'],
  ['is older', '/version', { body: { release: '1.1.0' } }, '✗ It is 1.2.0: GET /version says 1.1.0'],
  ['refuses the account', '/api/session', { status: 401, body: {} }, '✗ The account signs in: POST'],
])('a server that %s fails', async (_, path, answer, said) => {
  const address = await serve((asked) => (asked.url.pathname === path ? answer : clinic(asked)))
  const results = await askSmoke({ address, criticalPaths, health: HEALTH, env: ENV, release: '1.2.0' })
  expect(renderSmoke(results)).toContain(said)
})

test('a server that does not answer fails, with the exit code', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  expect(await runSmoke({ root: ROOT, env: ENV }, { url: 'http://127.0.0.1:9' })).toBe(1)
  expect(said.mock.calls.join()).toContain('✗ It lives: GET /health/live answered nothing, expected 200')
})

test('the addresses of health are those that the API states', () => {
  const { delivery } = JSON.parse(readFileSync(join(ROOT, 'apps/ehr-api/package.json'), 'utf8'))
  expect(delivery.health).toEqual(HEALTH)
})

test('load within the budget passes, at the rate that is wanted, from many clients', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  const env = { ...ENV, P95_MS: '5000', ERROR_PERCENT: '0', REQUESTS_PER_SECOND: '20' }
  const url = await serve(clinic)
  expect(await runLoad({ root: ROOT, env }, { url, seconds: 2 })).toBe(0)
  expect(said.mock.calls.join()).toContain('Within the budget.')
  const gets =
    standIn?.asked.filter(({ method, headers }) => method === 'GET' && headers['x-forwarded-for']) ?? []
  expect(new Set(gets.map(({ url: { pathname } }) => pathname))).toEqual(
    new Set(['/health/ready', '/api/session']),
  )
  expect(new Set(gets.map(({ headers }) => headers['x-forwarded-for'])).size).toBeGreaterThan(10)
  expect(gets.every(({ headers }) => headers.cookie === 'session=1')).toBe(true)
})

test('load that fails in part is outside of the budget', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  const url = await serve((asked) =>
    asked.url.pathname === '/health/ready' ? { status: 503, body: {} } : clinic(asked),
  )
  const env = { ...ENV, P95_MS: '5000', REQUESTS_PER_SECOND: '10' }
  expect(await runLoad({ root: ROOT, env }, { url, seconds: 1 })).toBe(1)
  expect(said.mock.calls.join()).toMatch(/\d % failed, at most 1 % is wanted/)
})

test('each part of the budget counts', () => {
  const budget = { p95Ms: 1000, errorPercent: 1, requestsPerSecond: 50 }
  const good = { p95Ms: 1000, errorPercent: 1, perSecond: 47.5, count: 1 }
  expect(judgeLoad(good, budget)).toEqual([])
  expect(judgeLoad({ ...good, p95Ms: 1001 }, budget)).toEqual(['p95 is 1001 ms, at most 1000 ms is wanted'])
  expect(judgeLoad({ ...good, errorPercent: 1.1 }, budget)).toHaveLength(1)
  expect(judgeLoad({ ...good, perSecond: 47 }, budget)).toHaveLength(1)
})

test('a budget that is no number is refused', async () => {
  await expect(
    runLoad({ root: ROOT, env: { P95_MS: 'quick' } }, { url: 'http://x', seconds: 1 }),
  ).rejects.toThrow('P95_MS is "quick"; expected a number')
})

async function serve(answer: (asked: Asked) => Answer): Promise<string> {
  standIn = await startStandIn(answer)
  return standIn.url
}

function clinic({ method, url }: Asked): Answer {
  if (method === 'POST') return { body: {}, headers: { 'set-cookie': 'session=1; HttpOnly; Path=/' } }
  if (url.pathname === '/version') return { body: { release: '1.2.0' } }
  return { body: {} }
}
