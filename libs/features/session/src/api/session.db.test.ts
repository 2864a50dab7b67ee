import type { Role } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  deactivate,
  listEvents,
  listSessions,
  makeInstallation,
  makePerson,
  PASSWORD,
  PUBLIC_URL,
  startTestClinic,
} from './test-clinic.ts'

const { db } = await useTestDatabase()
const { browser, cookieOf, look, signIn, signOut, whoAmI, stop } = await startTestClinic(db)

beforeAll(() => makeInstallation(db))
afterAll(stop)

const person = (email: string, roles?: readonly Role[]) => makePerson(db, email, roles)

describe('a session', () => {
  test('opens what its roles allow and nothing else', async () => {
    await person('allowed@clinic.test', ['auditor'])
    await person('denied@clinic.test', ['front-desk'])
    const [allowed, denied] = await Promise.all(['allowed@clinic.test', 'denied@clinic.test'].map(cookieOf))
    expect((await look(allowed)).statusCode).toBe(200)
    expect((await look(denied)).json()).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    expect((await look()).json()).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  })

  test('is told to the page, or that there is none', async () => {
    await person('told@clinic.test')
    expect((await whoAmI(await cookieOf('told@clinic.test'))).json()).toMatchObject({
      user: { name: 'Person' },
    })
    const answer = await whoAmI()
    expect([answer.statusCode, answer.json().user]).toEqual([200, null])
  })

  test('is locked after 15 minutes without a request', async () => {
    const userId = await person('idle@clinic.test')
    const cookie = await cookieOf('idle@clinic.test')
    await sql`update app_session set expires_at = now() - interval '1 second' where user_id = ${userId}`.execute(
      db,
    )
    expect((await look(cookie)).statusCode).toBe(401)
    expect((await whoAmI(cookie)).json().user).toBeNull()
  })

  test('is prolonged by use', async () => {
    const userId = await person('busy@clinic.test')
    const cookie = await cookieOf('busy@clinic.test')
    await sql`update app_session set expires_at = now() + interval '5 minutes' where user_id = ${userId}`.execute(
      db,
    )
    expect((await look(cookie)).statusCode).toBe(200)
    const [session] = await listSessions(db, userId)
    const minutesLeft = ((session?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000
    expect(Math.round(minutesLeft)).toBe(15)
  })

  test('is not prolonged by what the page asks for with nobody there', async () => {
    const userId = await person('away@clinic.test')
    const visitor = browser()
    await visitor.signIn('away@clinic.test')
    await sql`update app_session set expires_at = now() + interval '5 minutes' where user_id = ${userId}`.execute(
      db,
    )
    expect((await visitor.get('/api/probe', { 'x-background': '1' })).statusCode).toBe(200)
    const [session] = await listSessions(db, userId)
    expect(((session?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000).toBeLessThan(6)
  })

  test('follows the limits that the installation sets', async () => {
    const userId = await person('limits@clinic.test')
    await db.updateTable('installation').set({ idleMinutes: 5, sessionHours: 2 }).execute()
    const visitor = browser()
    const { user } = (await visitor.signIn('limits@clinic.test')).json()
    expect(user.idleSeconds).toBe(300)
    expect((Date.parse(user.endsAt) - Date.now()) / 3_600_000).toBeCloseTo(2, 1)
    await sql`update app_session set created_at = now() - interval '2 hours' where user_id = ${userId}`.execute(
      db,
    )
    expect((await visitor.get('/api/probe')).statusCode).toBe(401)
    await db.updateTable('installation').set({ idleMinutes: 15, sessionHours: 12 }).execute()
  })

  test('is over 12 hours after signing in, however busy', async () => {
    const userId = await person('long@clinic.test')
    const cookie = await cookieOf('long@clinic.test')
    await sql`update app_session set created_at = now() - interval '12 hours' where user_id = ${userId}`.execute(
      db,
    )
    expect((await look(cookie)).statusCode).toBe(401)
  })

  test('is over at once when its account is deactivated', async () => {
    const userId = await person('fired@clinic.test')
    const cookie = await cookieOf('fired@clinic.test')
    await deactivate(db, userId)
    expect((await look(cookie)).statusCode).toBe(401)
    expect(await listSessions(db, userId)).toEqual([])
  })

  test('loses what a withdrawn role allowed at once', async () => {
    const userId = await person('withdrawn@clinic.test', ['nurse'])
    const cookie = await cookieOf('withdrawn@clinic.test')
    await db.deleteFrom('userRole').where('userId', '=', userId).execute()
    expect((await look(cookie)).statusCode).toBe(403)
  })

  test('is not opened by a cookie that was changed', async () => {
    await person('forged@clinic.test')
    const cookie = await cookieOf('forged@clinic.test')
    expect((await look(cookie.replace(/(ehr.session=)./, '$1!'))).statusCode).toBe(401)
  })
})

describe('signing out', () => {
  test('ends the session, forgets the cookie, and is recorded', async () => {
    const userId = await person('leaving@clinic.test')
    const cookie = await cookieOf('leaving@clinic.test')
    const answer = await signOut(cookie)
    expect([answer.statusCode, answer.json().user]).toEqual([200, null])
    expect(answer.headers['set-cookie']).toBe('ehr.session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0')
    expect((await look(cookie)).statusCode).toBe(401)
    const actions = (await listEvents(db, userId)).map(({ action, outcome }) => `${action} ${outcome}`)
    expect(actions).toEqual(['sign-in success', 'sign-out success'])
  })

  test('does no harm when nobody is signed in', async () => {
    expect((await signOut()).statusCode).toBe(200)
  })
})

describe('another site', () => {
  test.each([
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:4300.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ])('cannot sign anybody in or out: %j', async (headers) => {
    await person(`csrf-${JSON.stringify(headers).length}@clinic.test`)
    const cookie = await cookieOf(`csrf-${JSON.stringify(headers).length}@clinic.test`)
    expect((await signIn('told@clinic.test', PASSWORD, headers)).statusCode).toBe(403)
    expect((await signOut(cookie, headers)).statusCode).toBe(403)
    expect((await look(cookie)).statusCode).toBe(200)
  })

  test('our own page can', async () => {
    await person('ours@clinic.test')
    const headers = { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin' }
    expect((await signIn('ours@clinic.test', PASSWORD, headers)).statusCode).toBe(200)
  })
})
