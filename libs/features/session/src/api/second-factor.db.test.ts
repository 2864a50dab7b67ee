import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Browser,
  listEvents,
  listSessions,
  makeInstallation,
  makePerson,
  PASSWORD,
  startTestClinic,
} from './test-clinic.ts'

const { db } = await useTestDatabase()
const { browser, stop } = await startTestClinic(db)
beforeAll(() => makeInstallation(db))
afterAll(stop)
beforeEach(async () => {
  await db.deleteFrom('attemptCount').execute()
})

describe('a second factor', () => {
  test('is set up with a first code, and asked for from then on', async () => {
    const { visitor, secret, recoveryCodes } = await withSecondFactor('ada@clinic.test')
    expect(recoveryCodes).toHaveLength(10)
    await visitor.send('DELETE', '/api/session')
    const first = await visitor.signIn('ada@clinic.test')
    expect(first.json()).toMatchObject({ user: null, awaits: 'second-factor' })
    expect(visitor.cookies.has('ehr.session')).toBe(false)
    expect((await visitor.get('/api/probe')).statusCode).toBe(401)
    const second = await visitor.send('POST', '/api/session/second-factor', { code: codeOf(secret, 1) })
    expect(second.json()).toMatchObject({ user: { name: 'Person' } })
    expect((await visitor.get('/api/probe')).statusCode).toBe(200)
  })

  test('takes a code once, even where it is given in two sign-ins at the same time', async () => {
    const { secret } = await withSecondFactor('replay@clinic.test')
    const code = codeOf(secret, 1)
    const answers = await Promise.all(
      [1, 2, 3].map(async () => {
        const visitor = browser()
        await visitor.signIn('replay@clinic.test')
        return await visitor.send('POST', '/api/session/second-factor', { code })
      }),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401, 401])
  })

  test('refuses the code that set it up', async () => {
    const { secret } = await withSecondFactor('setup@clinic.test')
    const visitor = browser()
    await visitor.signIn('setup@clinic.test')
    const answer = await visitor.send('POST', '/api/session/second-factor', { code: codeOf(secret) })
    expect(answer.json()).toMatchObject({ status: 401, code: 'CODE_REFUSED' })
  })

  test('asks for the password again after five wrong codes', async () => {
    const { secret } = await withSecondFactor('brute@clinic.test')
    const visitor = browser()
    await visitor.signIn('brute@clinic.test')
    const statuses = []
    for (const code of ['000000', '000001', '000002', '000003', '000004', codeOf(secret, 1)]) {
      statuses.push((await visitor.send('POST', '/api/session/second-factor', { code })).json().code)
    }
    expect(statuses).toEqual([...Array(5).fill('CODE_REFUSED'), 'STEP_EXPIRED'])
  })

  test('stops who knows the password and tries codes sign-in by sign-in', async () => {
    await withSecondFactor('patient-thief@clinic.test')
    const thief = browser('198.51.100.99')
    const codes: string[] = []
    for (let round = 0; round < 4; round += 1) {
      codes.push((await thief.signIn('patient-thief@clinic.test')).json().code ?? 'PASSWORD')
      for (const code of ['000000', '000001', '000002']) {
        codes.push((await thief.send('POST', '/api/session/second-factor', { code })).json().code)
      }
    }
    expect(codes.filter((code) => code === 'CODE_REFUSED')).toHaveLength(7)
    expect(codes.at(-1)).toBe('TOO_MANY_REQUESTS')
  })

  test('is bound to the browser that gave the password, for five minutes', async () => {
    const { userId, secret } = await withSecondFactor('bound@clinic.test')
    const visitor = browser()
    await visitor.signIn('bound@clinic.test')
    const code = codeOf(secret, 1)
    const elsewhere = await browser().send('POST', '/api/session/second-factor', { code })
    expect(elsewhere.json()).toMatchObject({ code: 'STEP_EXPIRED' })
    await sql`update sign_in_step set expires_at = now() where user_id = ${userId}`.execute(db)
    expect((await visitor.send('POST', '/api/session/second-factor', { code })).json()).toMatchObject({
      code: 'STEP_EXPIRED',
    })
  })

  test('is stood in for by a recovery code, once', async () => {
    const { recoveryCodes } = await withSecondFactor('lost@clinic.test')
    const code = recoveryCodes[0]?.toUpperCase().replace('-', ' ') ?? ''
    const answers = []
    for (const _ of [1, 2]) {
      const visitor = browser()
      await visitor.signIn('lost@clinic.test')
      answers.push(await visitor.send('POST', '/api/session/second-factor', { code }))
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401])
  })

  test('and its recovery codes are kept so that the database alone gives no code', async () => {
    const { userId, secret, recoveryCodes } = await withSecondFactor('kept@clinic.test')
    const rows = [
      await db.selectFrom('secondFactor').selectAll().where('userId', '=', userId).execute(),
      await db.selectFrom('recoveryCode').selectAll().where('userId', '=', userId).execute(),
    ].flat()
    const kept = rows.flatMap((row) => Object.values(row)).filter((value) => Buffer.isBuffer(value))
    const all = Buffer.concat(kept)
    expect(all.includes(Buffer.from(Secret.fromBase32(secret).bytes))).toBe(false)
    for (const code of recoveryCodes) expect(all.includes(Buffer.from(code))).toBe(false)
  })

  test('is turned off with the password, and not without', async () => {
    const { visitor, version } = await withSecondFactor('off@clinic.test')
    const off = (password: string, of = version) =>
      visitor.send('DELETE', '/api/account/second-factor', { password }, { 'if-match': `"${of}"` })
    expect((await off('not the password')).json()).toMatchObject({ status: 403, code: 'PASSWORD_WRONG' })
    expect((await off(PASSWORD, 99)).statusCode).toBe(412)
    expect((await off(PASSWORD)).statusCode).toBe(200)
    expect((await browser().signIn('off@clinic.test')).json()).toMatchObject({ awaits: null })
  })

  test('has new recovery codes in place of the former ones', async () => {
    const { visitor, version, recoveryCodes } = await withSecondFactor('renew@clinic.test')
    const answer = await visitor.send(
      'PUT',
      '/api/account/recovery-codes',
      { password: PASSWORD },
      { 'if-match': `"${version}"` },
    )
    const renewed: string[] = answer.json().recoveryCodes
    expect(new Set([...renewed, ...recoveryCodes]).size).toBe(20)
    const later = browser()
    await later.signIn('renew@clinic.test')
    const give = (code = '') => later.send('POST', '/api/session/second-factor', { code })
    expect((await give(recoveryCodes[1])).statusCode).toBe(401)
    expect((await give(renewed[1])).statusCode).toBe(200)
  })
})

describe('where a role must have a second factor', () => {
  beforeAll(async () => {
    await db
      .updateTable('installation')
      .set({ secondFactorRoles: ['auditor'] })
      .execute()
  })

  test('who has none sets it up before anything else', async () => {
    const userId = await makePerson(db, 'auditor@clinic.test', ['auditor', 'nurse'])
    const visitor = browser()
    expect((await visitor.signIn('auditor@clinic.test')).json()).toMatchObject({
      user: null,
      awaits: 'enrolment',
    })
    expect((await visitor.get('/api/account')).statusCode).toBe(401)
    expect((await visitor.send('POST', '/api/session/second-factor', { code: '000000' })).json().code).toBe(
      'STEP_EXPIRED',
    )
    const { secret, uri } = (await visitor.send('POST', '/api/session/enrolment')).json()
    expect(uri).toContain('otpauth://totp/North%20Clinic:auditor%40clinic.test')
    const confirmed = await visitor.send('POST', '/api/session/enrolment/confirmation', {
      code: codeOf(secret),
    })
    expect(confirmed.json()).toMatchObject({ session: { user: { id: userId } } })
    expect(confirmed.json().recoveryCodes).toHaveLength(10)
    expect((await visitor.get('/api/probe')).statusCode).toBe(200)
  })

  test('a wrong code makes no session, and the step of who is through cannot be used again', async () => {
    const userId = await makePerson(db, 'auditor2@clinic.test', ['auditor'])
    const visitor = browser()
    await visitor.signIn('auditor2@clinic.test')
    const step = visitor.cookies.get('ehr.sign_in') ?? ''
    const { secret } = (await visitor.send('POST', '/api/session/enrolment')).json()
    const confirm = (code: string) => visitor.send('POST', '/api/session/enrolment/confirmation', { code })
    expect((await confirm('000000')).json().code).toBe('CODE_REFUSED')
    expect(await listSessions(db, userId)).toEqual([])
    expect((await confirm(codeOf(secret))).statusCode).toBe(200)
    const again = browser()
    again.cookies.set('ehr.sign_in', step)
    expect((await again.send('POST', '/api/session/enrolment')).json().code).toBe('STEP_EXPIRED')
  })

  test('it cannot be turned off', async () => {
    const visitor = browser()
    await makePerson(db, 'auditor3@clinic.test', ['auditor'])
    await visitor.signIn('auditor3@clinic.test')
    const { secret } = (await visitor.send('POST', '/api/session/enrolment')).json()
    await visitor.send('POST', '/api/session/enrolment/confirmation', { code: codeOf(secret) })
    const { version, secondFactor } = (await visitor.get('/api/account')).json()
    expect(secondFactor).toEqual({ isOn: true, isDemanded: true, recoveryCodesLeft: 10 })
    const answer = await visitor.send(
      'DELETE',
      '/api/account/second-factor',
      { password: PASSWORD },
      { 'if-match': `"${version}"` },
    )
    expect(answer.json()).toMatchObject({ status: 409, code: 'SECOND_FACTOR_KEPT' })
  })
})

test('nobody adds an authenticator of theirs in a session that somebody else left open', async () => {
  await makePerson(db, 'left-open@clinic.test')
  const visitor = browser()
  await visitor.signIn('left-open@clinic.test')
  const { secret }: { secret: string } = (await visitor.send('POST', '/api/account/second-factor')).json()
  const confirm = (body: object) =>
    visitor.send('PUT', '/api/account/second-factor', body, { 'if-match': '"1"' })
  const code = codeOf(secret)
  expect((await confirm({ code })).statusCode).toBe(400)
  expect((await confirm({ code, password: 'not the password' })).json()).toMatchObject({
    code: 'PASSWORD_WRONG',
  })
  expect((await confirm({ code, password: PASSWORD })).statusCode).toBe(200)
})

test('setting a second factor up is recorded, without its secret or codes', async () => {
  const { userId, secret, recoveryCodes } = await withSecondFactor('recorded@clinic.test')
  const text = JSON.stringify(await listEvents(db, userId))
  expect(text).toContain('account.confirm-second-factor')
  for (const hidden of [secret, secret.replaceAll(' ', ''), ...recoveryCodes])
    expect(text).not.toContain(hidden)
})

/** Somebody who set an authenticator up on the page of their account. */
async function withSecondFactor(email: string) {
  const userId = await makePerson(db, email)
  const visitor: Browser = browser()
  await visitor.signIn(email)
  const { secret }: { secret: string } = (await visitor.send('POST', '/api/account/second-factor')).json()
  const { version: before } = (await visitor.get('/api/account')).json()
  const answer = await visitor.send(
    'PUT',
    '/api/account/second-factor',
    { code: codeOf(secret), password: PASSWORD },
    { 'if-match': `"${before}"` },
  )
  const { version, recoveryCodes }: { version: number; recoveryCodes: string[] } = answer.json()
  return { userId, visitor, secret, version, recoveryCodes }
}

/** What the authenticator shows now, or so many steps later. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) })
  return totp.generate({ timestamp: Date.now() + steps * 30_000 })
}
