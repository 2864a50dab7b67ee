import { createAuditRecorder } from '@ehr/audit'
import { createAuth, createDemoAccounts } from '@ehr/auth'
import type { Role } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  deactivate,
  listEvents,
  listSessions,
  makeInstallation,
  makePerson,
  PASSWORD,
  SECRET,
  startTestClinic,
} from './test-clinic.ts'

const { db } = await useTestDatabase()
const { signIn, post, whoAmI, browser, stop } = await startTestClinic(db)

beforeAll(() => makeInstallation(db))
afterAll(stop)

const person = (email: string, roles?: readonly Role[]) => makePerson(db, email, roles)

describe('signing in', () => {
  test('answers who it is, what the roles allow, and where', async () => {
    const id = await person('nurse@clinic.test', ['nurse', 'auditor'])
    const answer = await signIn('Nurse@clinic.test ')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      user: {
        id,
        name: 'Person',
        roles: ['auditor', 'nurse'],
        permissions: ['probe:change', 'probe:look'],
        idleSeconds: 900,
        endsAt: expect.stringMatching(/^\d{4}-/),
      },
      clinic: {
        name: 'North Clinic',
        timeZone: 'Asia/Amman',
        dataClass: 'synthetic',
        languages: [],
        defaultLanguage: 'en',
        digits: 'latn',
        logo: null,
      },
      demoAccounts: [],
      awaits: null,
    })
  })

  test('sets a cookie that scripts cannot read and that other sites cannot send', async () => {
    await person('cookie@clinic.test')
    const [session, device] = [(await signIn('cookie@clinic.test')).headers['set-cookie']].flat()
    expect(session).toMatch(/^ehr\.session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(device).toMatch(/^ehr\.device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=15552000$/)
  })

  test('over HTTPS the cookie is sent over HTTPS only', async () => {
    const auth = createAuth({
      db,
      secret: SECRET,
      publicUrl: 'https://ehr.example.org',
      permissionTables: [],
    })
    await person('https@clinic.test')
    const credentials = { email: 'https@clinic.test', password: PASSWORD }
    const visitor = { clientAddress: '192.0.2.1', userAgent: undefined, headers: new Headers() }
    const result = await auth.signIn(credentials, visitor)
    for (const cookie of result.ok ? result.setCookies : ['']) {
      expect(cookie).toMatch(/^__Host-ehr\.[a-z]+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure/)
    }
  })

  test('makes a token that nobody could have known before, and keeps only its hash', async () => {
    const userId = await person('fixed@clinic.test')
    const visitor = browser()
    visitor.cookies.set('ehr.session', 'x'.repeat(43))
    await visitor.signIn('fixed@clinic.test')
    const token = visitor.cookies.get('ehr.session') ?? ''
    expect(token).not.toBe('x'.repeat(43))
    const rows = await db.selectFrom('appSession').selectAll().where('userId', '=', userId).execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('ends the session that the browser had, whosever it was', async () => {
    const former = await person('former@clinic.test')
    await person('latter@clinic.test')
    const visitor = browser()
    await visitor.signIn('former@clinic.test')
    await visitor.signIn('latter@clinic.test')
    expect(await listSessions(db, former)).toEqual([])
  })

  test('is recorded with account, roles, session and address', async () => {
    const userId = await person('recorded@clinic.test', ['pharmacist'])
    await signIn('recorded@clinic.test')
    expect(await listEvents(db, userId)).toMatchObject([
      {
        action: 'sign-in',
        outcome: 'success',
        operation: 'session.sign-in',
        roles: ['pharmacist'],
        sessionId: expect.any(String),
        clientAddress: '127.0.0.1',
      },
    ])
  })

  test('keeps the address that the server saw, not one that the client claims', async () => {
    const userId = await person('claims@clinic.test')
    const claimed = { 'x-forwarded-for': '6.6.6.6', 'x-ehr-client-address': '6.6.6.6' }
    const request = { remoteAddress: '192.0.2.9', headers: claimed }
    await post({ email: 'claims@clinic.test', password: PASSWORD }, request)
    const [session] = await listSessions(db, userId)
    expect(session?.ipAddress).toBe('192.0.2.9')
  })

  test('answers the same to a wrong password, an unknown address and a deactivated account', async () => {
    await person('wrong@clinic.test')
    await deactivate(db, await person('gone@clinic.test'))
    const answers = await Promise.all([
      signIn('wrong@clinic.test', 'not the password'),
      signIn('nobody@clinic.test'),
      signIn('gone@clinic.test'),
    ])
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401)
      expect({ ...answer.json(), requestId: '' }).toEqual({ ...answers[0]?.json(), requestId: '' })
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  test('takes about as long for an unknown address as for a wrong password', async () => {
    await person('timed@clinic.test')
    const timed = await fastestOf(() => signIn('timed@clinic.test', 'not the password'))
    const unknown = await fastestOf(() => signIn('unknown@clinic.test', 'not the password'))
    expect(unknown).toBeGreaterThan(timed / 2)
    expect(unknown).toBeLessThan(timed * 2)
  })

  test('a failed attempt is recorded with its account and reason, without the password', async () => {
    const userId = await person('failed@clinic.test')
    await signIn('failed@clinic.test', 'not the password')
    const events = await listEvents(db, userId)
    expect(events).toMatchObject([{ action: 'sign-in', outcome: 'refused', sessionId: null }])
    expect(JSON.stringify(events)).toContain('password')
    expect(JSON.stringify(events)).not.toContain('not the password')
  })

  test('that cannot be recorded opens nothing', async () => {
    await person('unrecorded@clinic.test')
    const failing = { ...createAuditRecorder(db), record: () => Promise.reject(new Error('full')) }
    const clinic = await startTestClinic(db, failing)
    const answer = await clinic.signIn('unrecorded@clinic.test')
    await clinic.stop()
    expect(answer.json()).toMatchObject({ status: 503, code: 'NOT_READY' })
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test.each([
    ['no body', undefined],
    ['no password', { email: 'a@clinic.test' }],
    ['no address', { email: 'nurse', password: PASSWORD }],
    ['a password of 129 characters', { email: 'a@clinic.test', password: 'x'.repeat(129) }],
    ['a field that is not known', { email: 'a@clinic.test', password: PASSWORD, isAdmin: true }],
  ])('refuses %s as a bad request', async (_, payload) => {
    const answer = await post(payload)
    expect(answer.json()).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
  })
})

describe('the demo accounts', () => {
  test('are listed once the demo clinic is completely loaded', async () => {
    await db.transaction().execute((trx) => createDemoAccounts(trx))
    expect((await whoAmI()).json().demoAccounts).toEqual([])
    await db.updateTable('installation').set({ demoCompletedAt: new Date() }).execute()
    const { demoAccounts } = (await whoAmI()).json()
    expect(demoAccounts.map(({ role }: { role: string }) => role).toSorted()).toEqual([
      'administrator',
      'auditor',
      'clinician',
      'front-desk',
      'nurse',
      'pharmacist',
    ])
    for (const { email, password } of demoAccounts)
      expect((await signIn(email, password)).statusCode).toBe(200)
  })

  test('are never listed where the data is real', async () => {
    await db.updateTable('installation').set({ dataClass: 'phi' }).execute()
    expect((await whoAmI()).json()).toMatchObject({ clinic: { dataClass: 'phi' }, demoAccounts: [] })
  })
})

async function fastestOf(attempt: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 4; round += 1) {
    const start = performance.now()
    await attempt()
    times.push(performance.now() - start)
  }
  return Math.min(...times)
}
