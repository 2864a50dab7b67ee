import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/patient-history'
import type {} from '@ehr/db-migrations/tables/patient-name-history'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, describe, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { inputOf, nameOf } from './patient-of-tests.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

function register(input = inputOf(), duplicateReason: string | null = 'for a test') {
  return api.call(contract.registerPatient, {
    body: { ...input, duplicateReason },
    idempotencyKey: randomUUID(),
  })
}

describe('registering', () => {
  test('keeps everything that was written and gives a medical record number', async () => {
    const input = inputOf({
      names: [nameOf('حداد', 'ليلى'), { ...nameOf('Haddad', 'Layla'), use: 'usual', language: 'en' }],
      birthDate: { value: '1958-03-01', precision: 'month' },
      identifiers: [{ type: 'passport', system: null, value: 'X 123' }],
      contacts: [{ system: 'phone', use: 'mobile', value: '+1 617 555 0188' }],
      addresses: [
        {
          use: 'home',
          lines: ['7 Mill Lane'],
          city: 'Riverside',
          district: null,
          state: null,
          postalCode: null,
          country: null,
        },
      ],
      relatedPersons: [{ relationship: 'mother', name: 'Amal Haddad', phone: null }],
    })
    const { status, body, headers } = await register(input)
    expect(status).toBe(201)
    expect(body).toMatchObject({ ...input, version: 1, isActive: true })
    expect(body.mrn).toMatch(/^\d{6}$/)
    expect(headers.etag).toBe('"1"')
  })

  test('refuses a likely duplicate unless a reason is given, and records the reason', async () => {
    const twice = inputOf({
      names: [nameOf('Quintero', 'Beatriz')],
      birthDate: { value: '1991-07-07', precision: 'day' },
    })
    await register(twice)
    const refused = await register(twice, null)
    expect(refused).toMatchObject({ status: 409, body: { code: 'PATIENT_LIKELY_DUPLICATE' } })
    const accepted = await register(twice, 'Cousins; both passports seen')
    expect(accepted.status).toBe(201)
    const record = await db
      .selectFrom('auditEvent')
      .select(['action', 'reason', 'recordVersion'])
      .where('recordId', '=', accepted.body.id)
      .executeTakeFirstOrThrow()
    expect(record).toEqual({ action: 'create', reason: 'Cousins; both passports seen', recordVersion: 1 })
  })

  test('names every place of a wrong body, without repeating what was sent', async () => {
    const answer = await api.call(contract.registerPatient, {
      body: { ...inputOf({ names: [nameOf(null)] }), sex: 'f' as never, duplicateReason: null },
      idempotencyKey: randomUUID(),
    })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      errors: expect.arrayContaining([
        expect.objectContaining({ pointer: '/body/names/0/family' }),
        expect.objectContaining({ pointer: '/body/sex' }),
      ]),
    })
  })
})

describe('editing', () => {
  test('replaces what changed, keeps the former state, and counts the version up', async () => {
    const { body: before } = await register(inputOf({ names: [nameOf('Grabowska', 'Julia')] }))
    const changed = inputOf({
      names: [nameOf('Novák', 'Julia'), { ...nameOf('Grabowska', 'Julia'), use: 'maiden' }],
    })
    const { status, body } = await api.call(contract.updatePatient, {
      params: { patientId: before.id },
      body: changed,
      version: before.version,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ ...changed, version: 2 })
    const former = await db
      .selectFrom('patientNameHistory')
      .select('family')
      .where('patientId', '=', before.id)
      .execute()
    expect(former).toEqual([{ family: 'Grabowska' }])
  })

  test('somebody who read an older version is told, and nothing of theirs is written', async () => {
    const { body: before } = await register()
    const edit = (sex: 'male' | 'other') =>
      api.call(contract.updatePatient, {
        params: { patientId: before.id },
        body: inputOf({ sex }),
        version: before.version,
      })
    expect((await edit('male')).status).toBe(200)
    expect(await edit('other')).toMatchObject({ status: 412, body: { code: 'STALE_VERSION' } })
    const { body: after } = await api.call(contract.getPatient, { params: { patientId: before.id } })
    expect(after).toMatchObject({ sex: 'male', version: 2 })
  })

  test('a record goes out of use only with a reason, and comes back', async () => {
    const { body: before } = await register()
    const set = (isActive: boolean, reason: string | null, version: number) =>
      api.call(contract.setPatientActive, {
        params: { patientId: before.id },
        body: { isActive, reason },
        version,
      })
    expect((await set(false, null, 1)).status).toBe(400)
    expect((await set(false, 'Moved away', 1)).body).toMatchObject({
      isActive: false,
      inactiveReason: 'Moved away',
    })
    expect((await set(true, null, 2)).body).toMatchObject({
      isActive: true,
      inactiveReason: null,
      version: 3,
    })
  })

  test('an unknown patient is 404 for every route that names one', async () => {
    const params = { patientId: randomUUID() }
    const answers = await Promise.all([
      api.call(contract.getPatient, { params }),
      api.call(contract.getPatientSummary, { params }),
      api.call(contract.updatePatient, { params, body: inputOf(), version: 1 }),
      api.call(contract.setPatientActive, { params, body: { isActive: true, reason: null }, version: 1 }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  })
})

describe('who may', () => {
  test.each([
    ['auditor', 403],
    ['pharmacist', 403],
    ['front-desk', 201],
  ] as const)('%s registering answers %i', async (role, status) => {
    const answer = await api.call(
      contract.registerPatient,
      { body: { ...inputOf(), duplicateReason: 'for a test' }, idempotencyKey: randomUUID() },
      { roles: [role] },
    )
    expect(answer.status).toBe(status)
  })
})

test('before the chart is opened, a restricted patient is told apart and no more', async () => {
  const input = inputOf({
    genderIdentity: 'woman',
    contacts: [{ system: 'phone', use: null, value: '555 0144' }],
  })
  const { body: patient } = await register(input)
  await db.updateTable('patient').set({ isRestricted: true }).where('id', '=', patient.id).execute()
  const { body } = await api.call(contract.getPatientSummary, { params: { patientId: patient.id } })
  expect(body).toMatchObject({ mrn: patient.mrn, names: input.names, genderIdentity: null, phone: null })
})
