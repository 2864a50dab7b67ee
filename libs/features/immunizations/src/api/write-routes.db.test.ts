import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/immunization'
import type {} from '@ehr/db-migrations/tables/immunization-history'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/patient'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, describe, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { immunizationOf } from './immunization-of-tests.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

const clinic = { clinicName: 'Test', timeZone: 'Asia/Amman', dataClass: 'synthetic' } as const
await db.insertInto('installation').values(clinic).execute()
const userId = randomUUID()
await db.insertInto('appUser').values({ id: userId, name: 'Nora Nurse', email: 'nora@x.test' }).execute()

const MMR = { system: 'http://hl7.org/fhir/sid/cvx', code: '03', display: 'MMR' }

const GIVEN: contract.ImmunizationChange = {
  status: 'completed',
  statusReason: null,
  isPrimarySource: true,
  occurredAt: '2024-03-04T09:30:00.000Z',
  occurredOn: null,
  lotNumber: 'D1234',
  expiresOn: '2025-01-31',
  site: 'left deltoid',
  route: 'intramuscular',
  doseNumber: 2,
  performer: 'Nora Nurse',
  place: 'Cedar Road Clinic',
  note: null,
  confirmed: false,
}

async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}

function create(patientId: string, given: Partial<contract.ImmunizationInput> = {}) {
  const body = { ...GIVEN, code: MMR, encounterId: null, ...given }
  const call = { params: { patientId }, body, idempotencyKey: randomUUID() }
  return api.call(contract.createImmunization, call, { userId })
}

function update(dose: contract.Immunization, given: Partial<contract.ImmunizationChange> = {}) {
  const params = { patientId: dose.patientId, immunizationId: dose.id }
  const call = { params, body: { ...GIVEN, ...given }, version: dose.version }
  return api.call(contract.updateImmunization, call, { userId })
}

function markAsError(dose: contract.Immunization) {
  const params = { patientId: dose.patientId, immunizationId: dose.id }
  const call = { params, body: { reason: 'Other child' }, version: dose.version }
  return api.call(contract.markImmunizationAsError, call)
}

describe('recording a dose', () => {
  test('what was written is what is read again, with who wrote it', async () => {
    const patientId = await insertPatient()
    const { status, body } = await create(patientId)
    const { confirmed: _, ...written } = GIVEN
    expect([status, body]).toMatchObject([
      201,
      { ...written, code: MMR, version: 1, changedBy: 'Nora Nurse' },
    ])
    const params = { patientId, immunizationId: body.id }
    expect((await api.call(contract.getImmunization, { params })).body).toEqual(body)
    const events = db.selectFrom('auditEvent').selectAll().where('recordId', '=', body.id).orderBy('id')
    expect(await events.execute()).toMatchObject([
      { action: 'create', operation: 'immunizations.create', patientIds: [patientId], userId },
      { action: 'read' },
    ])
  })

  test('a dose that was told of has as much of its date as is known', async () => {
    const told = { isPrimarySource: false, occurredAt: null } as const
    const occurredOn = { value: '2011-05-01', precision: 'month' } as const
    const { status, body } = await create(await insertPatient(), { ...told, occurredOn })
    expect([status, body]).toMatchObject([201, { isPrimarySource: false, occurredOn }])
    expect(body.occurredAt).toBe('2011-05-01T12:00:00.000Z')
  })

  test('a dose that was not given has a reason, and neither lot nor place on the body', async () => {
    const notGiven = { status: 'not-done', statusReason: 'declined' } as const
    const { body } = await create(await insertPatient(), notGiven)
    const nothing = { lotNumber: null, expiresOn: null, site: null, route: null, doseNumber: null }
    expect(body).toMatchObject({ ...notGiven, ...nothing })
  })

  test.each<[string, Partial<contract.ImmunizationInput>, string]>([
    ['that was not given, without a reason', { status: 'not-done' }, '/body/statusReason'],
    ['given here, without a time', { occurredAt: null }, '/body/occurredAt'],
    ['told of, without a date', { isPrimarySource: false }, '/body/occurredOn'],
    ['still to come', { occurredAt: '2999-01-01T00:00:00.000Z' }, '/body/occurredAt'],
    ['with a code that is no vaccine', { code: { ...MMR, code: '999' } }, '/body/code'],
    ['with the number 0', { doseNumber: 0 }, '/body/doseNumber'],
    ['of an unknown visit', { encounterId: randomUUID() }, '/body/encounterId'],
  ])('a dose %s is refused at its field', async (_, given, pointer) => {
    const patientId = await insertPatient()
    expect(await create(patientId, given)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
    const rows = db.selectFrom('immunization').select('id').where('patientId', '=', patientId)
    expect(await rows.execute()).toEqual([])
  })

  test.each([
    ['another patient', { patientId: randomUUID() }],
    ['the state that only the error route gives', { status: 'entered-in-error' }],
    ['an own id', { id: randomUUID() }],
  ])('a body with %s is refused', async (_, given) => {
    expect((await create(await insertPatient(), given as never)).status).toBe(400)
  })
})

describe('what is unusual is asked once', () => {
  test('the same vaccine on the same day of the clinic', async () => {
    const patientId = await insertPatient()
    // In Amman both are the fifth of March; in London they are not.
    await create(patientId, { occurredAt: '2024-03-04T22:30:00.000Z' })
    const again = { occurredAt: '2024-03-05T08:00:00.000Z' }
    expect(await create(patientId, again)).toMatchObject({
      status: 409,
      body: {
        code: 'IMMUNIZATION_UNUSUAL',
        errors: [{ pointer: '/body/confirmed', detail: contract.IMMUNIZATION_COMPLAINTS.sameDay }],
      },
    })
    expect((await create(patientId, { ...again, confirmed: true })).status).toBe(201)
  })

  test('the same vaccine told of for that day', async () => {
    const patientId = await insertPatient()
    await create(patientId)
    const told = { isPrimarySource: false, occurredAt: null } as const
    const day = { value: '2024-03-04', precision: 'day' } as const
    expect((await create(patientId, { ...told, occurredOn: day })).status).toBe(409)
    const month = { value: '2024-03-01', precision: 'month' } as const
    expect((await create(patientId, { ...told, occurredOn: month })).status).toBe(201)
  })

  test.each<[string, Parameters<typeof immunizationOf>[1]]>([
    ['of another vaccine', { code: '20' }],
    ['that was not given', { status: 'not-done' }],
    ['entered in error', { status: 'entered-in-error' }],
    ['of another day', { occurredAt: '2024-03-05T09:30:00.000Z' }],
  ])('not beside a record %s', async (_, given) => {
    const patientId = await insertPatient()
    const row = immunizationOf(patientId, { code: MMR.code, occurredAt: GIVEN.occurredAt ?? '', ...given })
    await db.insertInto('immunization').values(row).execute()
    expect((await create(patientId)).status).toBe(201)
  })

  test('a lot that was past its day', async () => {
    const patientId = await insertPatient()
    const expired = { expiresOn: '2024-03-03' }
    expect(await create(patientId, expired)).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/body/confirmed' }, { pointer: '/body/expiresOn' }] },
    })
    expect((await create(patientId, { ...expired, confirmed: true })).status).toBe(201)
    expect((await create(patientId, { expiresOn: '2024-03-04', confirmed: true })).status).toBe(201)
  })
})

describe('changing a dose', () => {
  test('the former state is kept, and the record is not its own double', async () => {
    const { body: dose } = await create(await insertPatient())
    const { status, body } = await update(dose, { lotNumber: 'D9999' })
    expect([status, body]).toMatchObject([200, { lotNumber: 'D9999', version: 2 }])
    const history = db.selectFrom('immunizationHistory').selectAll().where('id', '=', dose.id)
    expect(await history.execute()).toMatchObject([{ version: 1, lotNumber: 'D1234' }])
    expect((await update(dose, { lotNumber: 'D0000' })).status).toBe(412)
  })

  test('what was entered in error stays readable with its reason, and is changed no more', async () => {
    const { body: dose } = await create(await insertPatient())
    const { status, body } = await markAsError(dose)
    expect([status, body]).toMatchObject([200, { status: 'entered-in-error', errorReason: 'Other child' }])
    for (const answer of [await update(body), await markAsError(body)]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'IMMUNIZATION_CLOSED' } })
    }
  })

  test('the dose of another patient is not there, whoever asks', async () => {
    const { body: dose } = await create(await insertPatient())
    const wrong = { ...dose, patientId: await insertPatient() }
    expect((await update(wrong)).status).toBe(404)
    expect((await markAsError(wrong)).status).toBe(404)
  })
})

test('clinicians and nurses write, nobody else', async () => {
  const { body: dose } = await create(await insertPatient())
  const params = { patientId: dose.patientId, immunizationId: dose.id }
  const { version } = dose
  const body = { ...GIVEN, code: MMR, encounterId: null }
  for (const role of ['pharmacist', 'front-desk', 'auditor', 'administrator'] as const) {
    const answers = await Promise.all([
      api.call(
        contract.createImmunization,
        { params, body, idempotencyKey: randomUUID() },
        { roles: [role] },
      ),
      api.call(contract.updateImmunization, { params, body: GIVEN, version }, { roles: [role] }),
      api.call(
        contract.markImmunizationAsError,
        { params, body: { reason: 'x' }, version },
        { roles: [role] },
      ),
    ])
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  }
})
