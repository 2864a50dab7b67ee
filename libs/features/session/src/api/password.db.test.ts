import { createFirstAdministrator } from '@ehr/auth'
import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  deactivate,
  listSessions,
  makeInstallation,
  makePerson,
  PASSWORD,
  startTestClinic,
} from './test-clinic.ts'

const { db } = await useTestDatabase()
const { browser, outbox, sendMails, stop } = await startTestClinic(db)
beforeAll(() => makeInstallation(db))
afterAll(stop)
beforeEach(async () => {
  await db.deleteFrom('attemptCount').execute()
})

const NEW_PASSWORD = 'a letter to the moon'
const OTHER_PASSWORD = 'seven boats in winter'

describe('a forgotten password', () => {
  test('is set anew by a mailed link, once; all sessions end', async () => {
    const userId = await makePerson(db, 'forgot@clinic.test')
    await browser().signIn('forgot@clinic.test')
    const visitor = browser()
    expect((await askFor('forgot@clinic.test')).statusCode).toBe(204)
    const token = await mailedToken('forgot@clinic.test')
    const set = (password: string) => visitor.send('POST', '/api/session/password', { token, password })
    expect((await set(NEW_PASSWORD)).statusCode).toBe(204)
    expect(await listSessions(db, userId)).toEqual([])
    expect((await set(OTHER_PASSWORD)).json()).toMatchObject({ status: 410, code: 'LINK_EXPIRED' })
    expect((await visitor.signIn('forgot@clinic.test', PASSWORD)).statusCode).toBe(401)
    expect((await visitor.signIn('forgot@clinic.test', NEW_PASSWORD)).statusCode).toBe(200)
  })

  test('is asked for in the same way where there is no account, and nothing is mailed', async () => {
    await makePerson(db, 'known@clinic.test')
    await deactivate(db, await makePerson(db, 'inactive@clinic.test'))
    const answers = []
    const before = outbox.length
    for (const email of ['known@clinic.test', 'unknown@clinic.test', 'inactive@clinic.test']) {
      const { statusCode, body, headers } = await askFor(email)
      answers.push({ statusCode, body, cookies: headers['set-cookie'] })
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    await sendMails()
    expect(outbox.length - before).toBe(1)
  })

  test('takes about as long to ask for, account or not', async () => {
    await makePerson(db, 'timed@clinic.test')
    const known = await fastestOf(() => askFor('timed@clinic.test'))
    const unknown = await fastestOf(() => askFor('never@clinic.test'))
    expect(unknown).toBeGreaterThan(known / 4)
    expect(unknown).toBeLessThan(known * 4)
  })

  test('leaves no token and no address in the queue or the table of tokens', async () => {
    await makePerson(db, 'hidden@clinic.test')
    await askFor('hidden@clinic.test')
    const { rows } = await sql`select * from job_queue.job`.execute(db)
    expect(JSON.stringify(rows)).not.toContain('hidden')
    const token = await mailedToken('hidden@clinic.test')
    const tokens = await db.selectFrom('accountToken').selectAll().execute()
    expect(tokens.some(({ tokenHash }) => tokenHash.includes(Buffer.from(token, 'base64url')))).toBe(false)
  })

  test('has one good link: the last', async () => {
    await makePerson(db, 'twice@clinic.test')
    await askFor('twice@clinic.test')
    const first = await mailedToken('twice@clinic.test')
    await askFor('twice@clinic.test')
    const second = await mailedToken('twice@clinic.test')
    const set = (token: string) =>
      browser().send('POST', '/api/session/password', { token, password: NEW_PASSWORD })
    expect((await set(first)).statusCode).toBe(410)
    expect((await set(second)).statusCode).toBe(204)
  })

  test('has a link that is too old after an hour, and useless to a deactivated account', async () => {
    const userId = await makePerson(db, 'late@clinic.test')
    await askFor('late@clinic.test')
    const token = await mailedToken('late@clinic.test')
    await sql`update account_token set expires_at = now() where user_id = ${userId}`.execute(db)
    const set = () => browser().send('POST', '/api/session/password', { token, password: NEW_PASSWORD })
    expect((await set()).statusCode).toBe(410)
    await sql`update account_token set expires_at = now() + interval '1 hour' where user_id = ${userId}`.execute(
      db,
    )
    await deactivate(db, userId)
    expect((await set()).statusCode).toBe(410)
  })

  test('two who come with one link at once: one sets the password', async () => {
    await makePerson(db, 'race@clinic.test')
    await askFor('race@clinic.test')
    const token = await mailedToken('race@clinic.test')
    const answers = await Promise.all(
      [NEW_PASSWORD, OTHER_PASSWORD].map((password) =>
        browser().send('POST', '/api/session/password', { token, password }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 410])
  })

  test('mails one mailbox three times an hour, and says nothing', async () => {
    await makePerson(db, 'flooded@clinic.test')
    const before = outbox.length
    for (const _ of [1, 2, 3, 4, 5]) expect((await askFor('flooded@clinic.test')).statusCode).toBe(204)
    await sendMails()
    expect(outbox.length - before).toBe(3)
  })

  test('makes the browser known that used the link, whatever strangers do meanwhile', async () => {
    await makePerson(db, 'attacked@clinic.test')
    await sql`insert into attempt_count (key, kind, attempts, window_ends_at) values ('\\x00', 'x', 1, now())`.execute(
      db,
    )
    const visitor = browser('198.51.70.1')
    for (let round = 0; round < 11; round += 1) await visitor.signIn('attacked@clinic.test', 'wrong')
    expect((await visitor.signIn('attacked@clinic.test')).statusCode).toBe(429)
    await askFor('attacked@clinic.test')
    const token = await mailedToken('attacked@clinic.test')
    await visitor.send('POST', '/api/session/password', { token, password: NEW_PASSWORD })
    expect((await visitor.signIn('attacked@clinic.test', NEW_PASSWORD)).statusCode).toBe(200)
  })

  test('guesses at links are stopped', async () => {
    const visitor = browser('198.51.80.1')
    const statuses = []
    for (let round = 0; round < 31; round += 1) {
      const body = { token: `guess-${round}`, password: NEW_PASSWORD }
      statuses.push((await visitor.send('POST', '/api/session/password', body)).statusCode)
    }
    expect(statuses).toEqual([...Array(30).fill(410), 429])
  })
})

describe('a new password', () => {
  test.each([
    ['too short', 'eleven char', 'too-short'],
    ['common', 'password1234', 'common'],
    ['the clinic’s name', 'NorthClinic2026', 'personal'],
  ])('that is %s is refused at its field, and the link stays good', async (_, password, detail) => {
    const email = `${detail}@clinic.test`
    await makePerson(db, email)
    await askFor(email)
    const token = await mailedToken(email)
    const set = (chosen: string) =>
      browser().send('POST', '/api/session/password', { token, password: chosen })
    expect((await set(password)).json()).toMatchObject({
      code: 'BAD_REQUEST',
      errors: [{ pointer: '/body/password', detail }],
    })
    expect((await set(NEW_PASSWORD)).statusCode).toBe(204)
  })

  test('is changed by who knows the old one; other sessions end, this one goes on, and a mail tells', async () => {
    const userId = await makePerson(db, 'change@clinic.test')
    const visitor = browser()
    const other = browser()
    await visitor.signIn('change@clinic.test')
    await other.signIn('change@clinic.test')
    const { version } = (await visitor.get('/api/account')).json()
    const change = (password: string, newPassword: string) =>
      visitor.send('PUT', '/api/account/password', { password, newPassword }, { 'if-match': `"${version}"` })
    expect((await change('not the password', NEW_PASSWORD)).json()).toMatchObject({ code: 'PASSWORD_WRONG' })
    expect((await change(PASSWORD, 'short')).json()).toMatchObject({ code: 'BAD_REQUEST' })
    expect((await change(PASSWORD, NEW_PASSWORD)).json()).toEqual({ version: version + 1 })
    expect((await visitor.get('/api/probe')).statusCode).toBe(200)
    expect((await other.get('/api/probe')).statusCode).toBe(401)
    await sendMails()
    expect(outbox[0]).toMatchObject({ to: 'change@clinic.test', subject: expect.stringContaining('changed') })
    expect(await listSessions(db, userId)).toHaveLength(1)
  })

  test('is not guessed in a session that was left open', async () => {
    await makePerson(db, 'open@clinic.test')
    const visitor = browser()
    await visitor.signIn('open@clinic.test')
    const { version } = (await visitor.get('/api/account')).json()
    const statuses = []
    for (let round = 0; round < 11; round += 1) {
      const body = { password: 'not the password', newPassword: NEW_PASSWORD }
      const answer = await visitor.send('PUT', '/api/account/password', body, { 'if-match': `"${version}"` })
      statuses.push(answer.statusCode)
    }
    expect(statuses).toEqual([...Array(10).fill(403), 429])
  })
})

test('an invited person chooses the first password by the link, and cannot sign in before', async () => {
  const outcome = await db.transaction().execute((trx) =>
    createFirstAdministrator(trx, {
      clinicName: 'x',
      timeZone: 'UTC',
      dataClass: 'synthetic',
      email: 'first@clinic.test',
      name: 'First',
      isFurther: true,
      now: new Date(),
    }),
  )
  const token = outcome.ok ? outcome.token : ''
  const visitor = browser()
  expect((await visitor.signIn('first@clinic.test', '')).statusCode).toBe(400)
  expect((await visitor.signIn('first@clinic.test', NEW_PASSWORD)).statusCode).toBe(401)
  expect(
    (await visitor.send('POST', '/api/session/password', { token, password: NEW_PASSWORD })).statusCode,
  ).toBe(204)
  expect((await visitor.signIn('first@clinic.test', NEW_PASSWORD)).json()).toMatchObject({
    user: { roles: ['administrator'] },
  })
})

function askFor(email: string) {
  return browser().send('POST', '/api/session/recovery', { email })
}

async function mailedToken(email: string): Promise<string> {
  await sendMails()
  const mail = outbox.find(({ to }) => to === email)
  return /\/set-password#([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
}

async function fastestOf(attempt: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now()
    await attempt()
    times.push(performance.now() - start)
  }
  return Math.min(...times)
}
