import { randomUUID } from 'node:crypto'
import type { Role } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/installation-history'
import { createTestApi } from '@ehr/http/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

beforeAll(async () => {
  const clinic = { clinicName: 'North Clinic', timeZone: 'Asia/Amman', dataClass: 'synthetic' } as const
  await db.insertInto('installation').values(clinic).execute()
})

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const asAdmin: { roles: readonly Role[] } = { roles: ['administrator'] }

async function read() {
  return (await api.call(contract.getSettings, {}, asAdmin)).body
}

async function change(more: Partial<contract.SettingsInput>) {
  const { logo: _, version, ...values } = await read()
  return await api.call(contract.updateSettings, { body: { ...values, ...more }, version }, asAdmin)
}

describe('settings', () => {
  test('are changed, keep their former state, and the audit trail shows before and after', async () => {
    const before = await read()
    const { status, body, headers } = await change({ clinicName: 'South Clinic', idleMinutes: 5 })
    expect(status).toBe(200)
    expect(body).toMatchObject({ clinicName: 'South Clinic', idleMinutes: 5, version: before.version + 1 })
    expect(headers.etag).toBe(`"${body.version}"`)
    const former = await db.selectFrom('installationHistory').select('clinicName').execute()
    expect(former).toContainEqual({ clinicName: 'North Clinic' })
    const event = await db
      .selectFrom('auditEvent')
      .select('changes')
      .where('operation', '=', 'settings.update')
      .executeTakeFirstOrThrow()
    expect(event.changes).toMatchObject({ clinic_name: ['North Clinic', 'South Clinic'] })
  })

  test('that somebody else changed meanwhile are not overwritten', async () => {
    const { logo: _, version, ...body } = await read()
    await change({ sessionHours: 9 })
    const late = await api.call(contract.updateSettings, { body, version }, asAdmin)
    expect(late).toMatchObject({ status: 412, body: { code: 'STALE_VERSION' } })
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a time zone that nobody knows', { timeZone: 'Mars/Olympus' }, '/body/timeZone'],
    ['an offset for a time zone', { timeZone: '+03:00' }, '/body/timeZone'],
    ['no idle time', { idleMinutes: 0 }, '/body/idleMinutes'],
    ['a session of a week', { sessionHours: 168 }, '/body/sessionHours'],
    ['a role that there is not', { secondFactorRoles: ['owner'] }, '/body/secondFactorRoles/0'],
    ['a prefix that ends in a digit', { mrnPrefix: 'A1' }, '/body/mrnPrefix'],
    ['a default language that is not offered', { languages: ['ar'] }, '/body/defaultLanguage'],
    ['another data class', { dataClass: 'synthetic' }, '/body/dataClass'],
  ])('take no %s', async (_, more, pointer) => {
    const { logo: __, version, ...values } = await read()
    const body = { ...values, ...more }
    const answer = await api.call(contract.updateSettings, { body, version }, asAdmin)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ errors: [{ pointer: expect.stringMatching(/^\/body/) }] })
    if (pointer !== '/body/dataClass') expect(answer.body).toMatchObject({ errors: [{ pointer }] })
  })

  test('are read by auditors and written by administrators only', async () => {
    const { logo: _, version, ...body } = await read()
    for (const role of ['clinician', 'nurse', 'front-desk', 'auditor', 'pharmacist'] as const) {
      const as = { roles: [role] }
      const mayRead = role === 'auditor' ? 200 : 403
      expect((await api.call(contract.getSettings, {}, as)).status, role).toBe(mayRead)
      expect((await api.call(contract.updateSettings, { body, version }, as)).status, role).toBe(403)
      expect((await api.call(contract.setLogo, { body: { content: PNG }, version }, as)).status).toBe(403)
    }
  })
})

describe('medical record numbers', () => {
  const next = async () => (await sql<{ mrn: string }>`select next_mrn() as mrn`.execute(db)).rows[0]?.mrn

  test('begin with the prefix and are filled up with zeros, and never cut', async () => {
    await change({ mrnPrefix: 'NC-', mrnDigits: 9 })
    expect(await next()).toMatch(/^NC-000\d{6}$/)
    await change({ mrnPrefix: 'NC-', mrnDigits: 2 })
    expect(await next()).toMatch(/^NC-\d{6}$/)
    await change({ mrnPrefix: null, mrnDigits: 0 })
    expect(await next()).toMatch(/^\d{6}$/)
  })
})

describe('the logo', () => {
  const set = async (content: string) =>
    await api.call(contract.setLogo, { body: { content }, version: (await read()).version }, asAdmin)

  test('is served as the picture that it is, also before signing in', async () => {
    expect(await set(PNG)).toMatchObject({
      status: 200,
      body: { logo: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    const answer = await api.app.inject({ url: '/api/clinic-logo' })
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload).toEqual(Buffer.from(PNG, 'base64'))
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  test.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64')],
    ['text', Buffer.from('no picture at all').toString('base64')],
  ])('is never %s', async (_, content) => {
    expect(await set(content)).toMatchObject({ status: 422, body: { code: 'NOT_A_PICTURE' } })
  })

  test('of more than 256 KiB is refused', async () => {
    const large = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(contract.LOGO_LIMITS.bytes)])
    expect((await set(large.toString('base64'))).status).toBe(400)
  })

  test('that claims to be enormous is refused', async () => {
    const bomb = Buffer.from(PNG, 'base64')
    bomb.writeUInt32BE(100_000, 16)
    expect((await set(bomb.toString('base64'))).status).toBe(422)
  })

  test('is taken away again', async () => {
    await set(PNG)
    const call = { version: (await read()).version }
    expect(await api.call(contract.removeLogo, call, asAdmin)).toMatchObject({
      status: 200,
      body: { logo: null },
    })
    expect((await api.app.inject({ url: '/api/clinic-logo' })).statusCode).toBe(404)
  })
})

describe('sites', () => {
  const create = (name: string, timeZone = 'Asia/Amman') =>
    api.call(contract.createSite, { body: { name, timeZone }, idempotencyKey: randomUUID() }, asAdmin)

  const update = ({ id, version }: contract.Site, body: { name: string; isActive: boolean }) => {
    const call = { params: { siteId: id }, version, body: { timeZone: 'Asia/Amman', ...body } }
    return api.call(contract.updateSite, call, asAdmin)
  }

  test('are listed to everyone signed in, those in use first', async () => {
    const { body: first } = await create('Annex')
    await create('Main house')
    await update(first, { name: 'Annex', isActive: false })
    const { body } = await api.call(contract.listSites, {}, { roles: ['front-desk'] })
    expect(body.items.map(({ name, isActive }) => [name, isActive])).toEqual([
      ['Main house', true],
      ['Annex', false],
    ])
  })

  test('of the same name are refused while both are in use', async () => {
    await create('West')
    expect(await create('WEST')).toMatchObject({
      status: 409,
      body: { code: 'SITE_NAME_TAKEN', errors: [{ pointer: '/body/name' }] },
    })
  })

  test('cannot all be taken out of use, not even at once', async () => {
    await db.updateTable('location').set({ isActive: false }).execute()
    const [one, other] = [(await create('Last one')).body, (await create('Last two')).body]
    const outcomes = await Promise.all([
      update(one, { name: one.name, isActive: false }),
      update(other, { name: other.name, isActive: false }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('that are not there are not found, and a stale change is refused', async () => {
    const { body: site } = await create('East')
    expect((await update({ ...site, id: randomUUID() }, { name: 'X', isActive: true })).status).toBe(404)
    expect((await update({ ...site, version: 7 }, { name: 'East', isActive: true })).status).toBe(412)
  })
})
