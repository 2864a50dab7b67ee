import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, makeInstallation, makePerson, startTestClinic } from './test-clinic.ts'

const { db } = await useTestDatabase()
const { browser, stop } = await startTestClinic(db)
/** Another process on the same database. */
const second = await startTestClinic(db)
beforeAll(() => makeInstallation(db))
afterAll(() => Promise.all([stop(), second.stop()]))

const WRONG = 'not the password'

test('an outsider who guesses is stopped; who has signed in with this browser before is not', async () => {
  await makePerson(db, 'target@clinic.test')
  const own = browser('192.0.2.10')
  await own.signIn('target@clinic.test')
  await own.send('DELETE', '/api/session')
  const outsider = browser('198.51.100.7')
  expect(await guess(outsider, 'target@clinic.test', 12)).toEqual([...Array(10).fill(401), 429, 429])
  expect((await outsider.signIn('target@clinic.test')).statusCode).toBe(429)
  expect((await own.signIn('target@clinic.test')).statusCode).toBe(200)
})

test('an outsider behind the same address does not lock a known browser either', async () => {
  await makePerson(db, 'neighbour@clinic.test')
  const own = browser('203.0.113.5')
  await own.signIn('neighbour@clinic.test')
  await guess(browser('203.0.113.5'), 'neighbour@clinic.test', 11)
  expect((await own.signIn('neighbour@clinic.test')).statusCode).toBe(200)
})

test('who is told to wait learns how long, and the same for an address without an account', async () => {
  await makePerson(db, 'real@clinic.test')
  const answers = []
  for (const email of ['real@clinic.test', 'nobody@clinic.test']) {
    const visitor = browser(`198.51.${email.length}.1`)
    await guess(visitor, email, 10)
    answers.push(await visitor.signIn(email, WRONG))
  }
  for (const answer of answers) {
    expect(answer.statusCode).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(800)
    expect({ ...answer.json(), requestId: '' }).toEqual({ ...answers[0]?.json(), requestId: '' })
  }
})

test('who is told to wait, or comes with a useless link, is in the audit trail with the account and the address', async () => {
  const userId = await makePerson(db, 'watched@clinic.test')
  const outsider = browser('198.51.40.9')
  await guess(outsider, 'watched@clinic.test', 11)
  await outsider.send('POST', '/api/session/password', { token: 'guess', password: 'violet rain harbour 71' })
  const { rows } = await sql`select operation, outcome, detail, user_id from audit_event
    where client_address = '198.51.40.9' and detail ->> 'code' <> 'SIGN_IN_FAILED' order by recorded_at`.execute(
    db,
  )
  expect(rows).toMatchObject([
    {
      outcome: 'refused',
      userId,
      detail: { code: 'TOO_MANY_REQUESTS', detail: { refusedFor: 'throttled' } },
    },
    { outcome: 'refused', userId: null, operation: 'session.set-password', detail: { code: 'LINK_EXPIRED' } },
  ])
})

test('guesses through several processes, and side by side, are counted together', async () => {
  await makePerson(db, 'spread@clinic.test')
  const visitors = [browser('198.51.30.1'), second.browser('198.51.30.2')]
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) => visitors[index % 2]?.signIn('spread@clinic.test', WRONG)),
  )
  const statuses = answers.map((answer) => answer?.statusCode)
  expect(statuses.filter((status) => status === 401)).toHaveLength(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(6)
})

test('many strangers together get a hundred guesses a day at one account, and never its own browser', async () => {
  await makePerson(db, 'famous@clinic.test')
  const own = browser('192.0.2.77')
  await own.signIn('famous@clinic.test')
  await guess(browser('198.18.0.1'), 'famous@clinic.test', 1)
  await sql`update attempt_count set attempts = 100 where kind = 'strangers' and attempts = 1`.execute(db)
  expect((await browser('198.18.9.1').signIn('famous@clinic.test')).statusCode).toBe(429)
  expect((await own.signIn('famous@clinic.test')).statusCode).toBe(200)
})

test('one address that tries many accounts is stopped', async () => {
  const visitor = browser('198.19.0.1')
  await visitor.signIn('first@clinic.test', WRONG)
  await sql`update attempt_count set attempts = 100 where kind = 'address'`.execute(db)
  expect((await visitor.signIn('other@clinic.test', WRONG)).statusCode).toBe(429)
  await sql`delete from attempt_count where kind = 'address'`.execute(db)
})

test('a known browser has ten guesses of its own', async () => {
  await makePerson(db, 'forgetful@clinic.test')
  const own = browser('192.0.2.90')
  await own.signIn('forgetful@clinic.test')
  expect(await guess(own, 'forgetful@clinic.test', 11)).toEqual([...Array(10).fill(401), 429])
  // Its counters are not those of strangers.
  expect((await browser('192.0.2.91').signIn('forgetful@clinic.test')).statusCode).toBe(200)
})

test('signing in begins the counting anew; so does the end of the window', async () => {
  await makePerson(db, 'typo@clinic.test')
  const visitor = browser('192.0.2.120')
  await guess(visitor, 'typo@clinic.test', 9)
  expect((await visitor.signIn('typo@clinic.test')).statusCode).toBe(200)
  expect(await guess(visitor, 'typo@clinic.test', 10)).toEqual(Array(10).fill(401))
  await sql`update attempt_count set window_ends_at = now() - interval '1 second'`.execute(db)
  expect((await visitor.signIn('typo@clinic.test')).statusCode).toBe(200)
})

test('a cookie that somebody made up makes no browser known', async () => {
  await makePerson(db, 'forged@clinic.test')
  const outsider = browser('198.51.40.1')
  await guess(outsider, 'forged@clinic.test', 10)
  outsider.cookies.set('ehr.device', 'A'.repeat(43))
  expect((await outsider.signIn('forged@clinic.test')).statusCode).toBe(429)
})

test('what is counted names nobody', async () => {
  const rows = await db.selectFrom('attemptCount').selectAll().execute()
  expect(rows.length).toBeGreaterThan(5)
  expect(JSON.stringify(rows)).not.toContain('clinic.test')
  expect(new Set(rows.map(({ key }) => key.length))).toEqual(new Set([32]))
})

async function guess(visitor: Browser, email: string, times: number): Promise<number[]> {
  const statuses: number[] = []
  for (let round = 0; round < times; round += 1) {
    statuses.push((await visitor.signIn(email, WRONG)).statusCode)
  }
  return statuses
}
