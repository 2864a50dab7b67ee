import {
  deactivateUser,
  endSession,
  isLastAdministrator,
  reactivateUser,
  resetSecondFactor,
  type UserChange,
} from '@ehr/auth'
import { useTestDatabase } from '@ehr/db/testing'
import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listSessions, makeInstallation, makePerson, startTestClinic } from './test-clinic.ts'

const { db } = await useTestDatabase()
const { browser, stop } = await startTestClinic(db)
beforeAll(() => makeInstallation(db))
afterAll(stop)

const ADMINISTRATOR = '01900000-0000-7000-8000-00000000aaaa'

test('one sees one’s own sessions, and which is this one', async () => {
  await makePerson(db, 'ada@clinic.test')
  const here = browser('192.0.2.1')
  await browser('192.0.2.2').signIn('ada@clinic.test')
  await here.signIn('ada@clinic.test')
  const { sessions, email } = (await here.get('/api/account')).json()
  expect(email).toBe('ada@clinic.test')
  expect(sessions).toMatchObject([
    { isThis: true, isLocked: false, clientAddress: '192.0.2.1', userAgent: 'Test browser' },
    { isThis: false, clientAddress: '192.0.2.2' },
  ])
  expect(JSON.stringify(sessions)).not.toContain(here.cookies.get('ehr.session'))
})

test('one ends one of them, or all others', async () => {
  const userId = await makePerson(db, 'bea@clinic.test')
  const [here, there, elsewhere] = [browser(), browser(), browser()]
  for (const visitor of [here, there, elsewhere]) await visitor.signIn('bea@clinic.test')
  const { sessions } = (await there.get('/api/account')).json()
  const own = sessions.find((session: { isThis: boolean }) => session.isThis)
  expect((await here.send('DELETE', `/api/account/sessions/${own.id}`)).statusCode).toBe(204)
  expect((await there.get('/api/probe')).statusCode).toBe(401)
  expect((await here.send('DELETE', '/api/account/sessions')).json()).toEqual({ ended: 1 })
  expect((await elsewhere.get('/api/probe')).statusCode).toBe(401)
  expect(await listSessions(db, userId)).toHaveLength(1)
})

test('nobody ends a session of another by its id', async () => {
  const victim = await makePerson(db, 'victim@clinic.test')
  await makePerson(db, 'eve@clinic.test')
  const [own, eve] = [browser(), browser()]
  await own.signIn('victim@clinic.test')
  await eve.signIn('eve@clinic.test')
  const [session] = await listSessions(db, victim)
  const answer = await eve.send('DELETE', `/api/account/sessions/${session?.id}`)
  expect(answer.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  expect((await own.get('/api/probe')).statusCode).toBe(200)
})

test('without a session there is no account', async () => {
  expect((await browser().get('/api/account')).statusCode).toBe(401)
})

test('an administrator deactivates an account: its sessions end; never the last administrator’s', async () => {
  const boss = await makePerson(db, 'boss@clinic.test', ['administrator'])
  const leaver = await makePerson(db, 'leaver@clinic.test')
  const visitor = browser()
  await visitor.signIn('leaver@clinic.test')
  const change = (userId: string) => ({ userId, by: ADMINISTRATOR })
  const inTransaction = (run: (trx: Kysely<Database>) => Promise<UserChange | boolean>) =>
    db.transaction().execute(run)
  expect(await inTransaction((trx) => deactivateUser(trx, change(leaver)))).toEqual({ ok: true, version: 2 })
  expect((await visitor.get('/api/probe')).statusCode).toBe(401)
  expect(await inTransaction((trx) => deactivateUser(trx, change(leaver)))).toMatchObject({
    reason: 'unchanged',
  })
  expect(await inTransaction((trx) => deactivateUser(trx, change(boss)))).toMatchObject({
    reason: 'last-administrator',
  })
  const second = await makePerson(db, 'second@clinic.test', ['administrator'])
  expect(await inTransaction((trx) => isLastAdministrator(trx, boss))).toBe(false)
  expect(await inTransaction((trx) => deactivateUser(trx, change(boss)))).toMatchObject({ ok: true })
  expect(await inTransaction((trx) => isLastAdministrator(trx, second))).toBe(true)
  expect(
    await inTransaction((trx) => reactivateUser(trx, { ...change(boss), expectedVersion: 1 })),
  ).toMatchObject({
    reason: 'stale',
  })
  expect(await inTransaction((trx) => reactivateUser(trx, change(boss)))).toMatchObject({ ok: true })
})

test('library functions for an administrator answer for the account that they name, and no other', async () => {
  const ada = await makePerson(db, 'named@clinic.test')
  const bea = await makePerson(db, 'unnamed@clinic.test')
  await browser().signIn('named@clinic.test')
  const [session] = await listSessions(db, ada)
  expect(await endSession(db, { userId: bea, sessionId: session?.id ?? '' })).toBe(false)
  expect(await endSession(db, { userId: ada, sessionId: session?.id ?? '' })).toBe(true)
  const nobody = { userId: crypto.randomUUID(), by: ADMINISTRATOR }
  expect(await resetSecondFactor(db, nobody)).toEqual({ ok: false, reason: 'not-found' })
  expect(await resetSecondFactor(db, { ...nobody, userId: ada })).toEqual({ ok: false, reason: 'unchanged' })
})
