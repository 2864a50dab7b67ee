import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listEvents, makeInstallation, makePerson, PASSWORD, startTestClinic } from './test-clinic.ts'

const { db } = await useTestDatabase()
const { browser, stop } = await startTestClinic(db)
beforeAll(() => makeInstallation(db))
afterAll(stop)

async function signedIn(email: string) {
  const userId = await makePerson(db, email)
  const visitor = browser()
  await visitor.signIn(email)
  return { userId, visitor, token: () => visitor.cookies.get('ehr.session') }
}

test('a locked session opens nothing until its user gives the password', async () => {
  const { visitor, userId } = await signedIn('lock@clinic.test')
  expect((await visitor.send('POST', '/api/session/lock')).statusCode).toBe(204)
  expect((await visitor.get('/api/probe')).statusCode).toBe(401)
  expect((await visitor.get('/api/session')).json().user).toBeNull()
  const wrong = await visitor.send('POST', '/api/session/resume', { password: 'not the password' })
  expect(wrong.json()).toMatchObject({ status: 401, code: 'SIGN_IN_FAILED' })
  const right = await visitor.send('POST', '/api/session/resume', { password: PASSWORD })
  expect(right.json()).toMatchObject({ user: { id: userId } })
  expect((await visitor.get('/api/probe')).statusCode).toBe(200)
  const events = (await listEvents(db, userId)).map(({ operation, outcome }) => `${operation} ${outcome}`)
  expect(events).toEqual([
    'session.sign-in success',
    'session.lock success',
    'session.resume refused',
    'session.resume success',
  ])
})

test('a session that time locked goes on in place, under another token', async () => {
  const { visitor, userId, token } = await signedIn('resumed@clinic.test')
  const former = token()
  await sql`update app_session set expires_at = now() - interval '1 hour' where user_id = ${userId}`.execute(
    db,
  )
  expect((await visitor.get('/api/probe')).statusCode).toBe(401)
  expect((await visitor.send('POST', '/api/session/resume', { password: PASSWORD })).statusCode).toBe(200)
  expect(token()).not.toBe(former)
  const thief = browser()
  thief.cookies.set('ehr.session', former ?? '')
  expect((await thief.get('/api/probe')).statusCode).toBe(401)
})

test('resuming does not reach beyond the absolute end', async () => {
  const { visitor, userId } = await signedIn('old@clinic.test')
  await sql`update app_session set created_at = now() - interval '12 hours' where user_id = ${userId}`.execute(
    db,
  )
  const answer = await visitor.send('POST', '/api/session/resume', { password: PASSWORD })
  expect(answer.json()).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
})

test('nobody resumes without the session’s cookie, nor a deactivated account with it', async () => {
  const { visitor, userId } = await signedIn('gone@clinic.test')
  expect((await browser().send('POST', '/api/session/resume', { password: PASSWORD })).statusCode).toBe(401)
  await db.updateTable('appUser').set({ isActive: false }).where('id', '=', userId).execute()
  expect((await visitor.send('POST', '/api/session/resume', { password: PASSWORD })).statusCode).toBe(401)
})

test('locking without a session does no harm', async () => {
  expect((await browser().send('POST', '/api/session/lock')).statusCode).toBe(204)
})
