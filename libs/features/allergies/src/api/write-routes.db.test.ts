import { randomUUID } from 'node:crypto'
import type { Role } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/allergy-intolerance'
import type {} from '@ehr/db-migrations/tables/allergy-intolerance-history'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/patient'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import { NONE_KNOWN_CODES, type NoneKnown } from '../contract/none-known.ts'
import * as contract from '../contract.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

const userId = randomUUID()
await db.insertInto('appUser').values({ id: userId, name: 'Nora Nurse', email: 'nora@x.test' }).execute()

const LATEX = { system: 'http://snomed.info/sct', code: '300916003', display: 'Latex allergy' }

async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}

function allergyOf(given: Partial<contract.AllergyInput> = {}): contract.AllergyInput {
  return {
    code: LATEX,
    type: 'allergy',
    category: 'environment',
    criticality: 'low',
    verificationStatus: 'confirmed',
    reactions: [],
    onset: { value: '2019-03-01', precision: 'month' },
    note: null,
    duplicateReason: null,
    ...given,
  }
}

function create(patientId: string, given: Partial<contract.AllergyInput> = {}, roles?: readonly Role[]) {
  const call = { params: { patientId }, body: allergyOf(given), idempotencyKey: randomUUID() }
  return api.call(contract.createAllergy, call, { userId, ...(roles && { roles }) })
}

function recordNone(patientId: string, of: NoneKnown, roles?: readonly Role[]) {
  const call = { params: { patientId }, body: { of }, idempotencyKey: randomUUID() }
  return api.call(contract.recordNoneKnown, call, { userId, ...(roles && { roles }) })
}

function move(
  { id, patientId, version }: contract.Allergy,
  status: (typeof contract.ALLERGY_MOVES)[number],
  reason: string | null = 'Told so by the patient',
) {
  const params = { patientId, allergyId: id }
  return api.call(contract.setAllergyStatus, { params, body: { status, reason }, version }, { userId })
}

async function summaryOf(patientId: string) {
  return (await api.call(contract.getAllergySummary, { params: { patientId } })).body
}

async function listActive(patientId: string) {
  const { body } = await api.call(contract.listAllergies, { params: { patientId }, query: {} })
  return body.items.filter(({ clinicalStatus }) => clinicalStatus === 'active')
}

const urticaria = { system: 'http://snomed.info/sct', code: '126485001', display: 'Urticaria' }
const anaphylaxis = { system: 'http://snomed.info/sct', code: '39579001', display: 'Anaphylaxis' }

test('an allergy that is known by its code has the words of the code, not those that were sent beside it', async () => {
  const { status, body } = await create(await insertPatient(), {
    code: { ...LATEX, display: 'Fish allergy' },
  })
  expect([status, body.code]).toEqual([201, LATEX])
})

test('an allergy is kept as it was written, the severest reaction first', async () => {
  const patientId = await insertPatient()
  const { status, body } = await create(patientId, {
    reactions: [
      { manifestation: urticaria, severity: 'mild' },
      { manifestation: anaphylaxis, severity: 'severe' },
    ],
  })
  expect([status, body]).toMatchObject([
    201,
    {
      code: LATEX,
      clinicalStatus: 'active',
      isNoneKnown: false,
      reaction: 'Anaphylaxis',
      reactionSeverity: 'severe',
      reactions: [{ manifestation: anaphylaxis }, { manifestation: urticaria }],
      onset: { value: '2019-03-01', precision: 'month' },
      recordedBy: 'Nora Nurse',
    },
  ])
  expect(await summaryOf(patientId)).toMatchObject({ state: 'known', agents: [{ code: LATEX }] })
})

test('the same substance again needs a reason, which the audit trail keeps', async () => {
  const patientId = await insertPatient()
  await create(patientId)
  const again = await create(patientId, { code: { ...LATEX, code: 'other', display: ' latex ALLERGY' } })
  expect([again.status, again.body]).toMatchObject([
    409,
    { code: 'ALLERGY_DUPLICATE', errors: [{ pointer: '/body/duplicateReason' }] },
  ])
  const reason = 'Another episode'
  const { body } = await create(patientId, { duplicateReason: reason })
  const events = db.selectFrom('auditEvent').select('reason').where('recordId', '=', body.id)
  expect(await events.execute()).toEqual([{ reason }])
})

test('an allergy ends the statements that it contradicts, and no other', async () => {
  const patientId = await insertPatient()
  await recordNone(patientId, 'food')
  await recordNone(patientId, 'medication')
  expect(await summaryOf(patientId)).toMatchObject({ state: 'none-partly', of: ['medication', 'food'] })
  await create(patientId, { category: 'food' })
  const active = await listActive(patientId)
  expect(active.map(({ code }) => code.display).sort()).toEqual(['Latex allergy', 'No known drug allergy'])
  expect(await summaryOf(patientId)).toMatchObject({ state: 'known' })
})

test('an allergy moved to another category ends what it contradicts then', async () => {
  const patientId = await insertPatient()
  const { body } = await create(patientId, { category: 'food' })
  await recordNone(patientId, 'medication')
  const { code: _, duplicateReason: __, ...rest } = allergyOf({ category: 'medication' })
  const call = { params: { patientId, allergyId: body.id }, body: rest, version: body.version }
  expect(await api.call(contract.updateAllergy, call)).toMatchObject({ status: 200, body: { version: 2 } })
  expect((await listActive(patientId)).map(({ isNoneKnown }) => isNoneKnown)).toEqual([false])
})

test('none known at all replaces the narrower statements, and is not stated twice', async () => {
  const patientId = await insertPatient()
  await recordNone(patientId, 'food')
  const { status, body } = await recordNone(patientId, 'any')
  expect([status, body]).toMatchObject([201, { isNoneKnown: true, recordedBy: 'Nora Nurse' }])
  expect(await listActive(patientId)).toHaveLength(1)
  for (const of of ['any', 'food'] as const) {
    expect(await recordNone(patientId, of)).toMatchObject({
      status: 409,
      body: { code: 'ALLERGY_NONE_KNOWN_CONTRADICTED' },
    })
  }
})

test('none known cannot be recorded beside an active allergy, and can once that is over', async () => {
  const patientId = await insertPatient()
  const { body } = await create(patientId, { category: 'medication' })
  expect((await recordNone(patientId, 'any')).status).toBe(409)
  expect((await recordNone(patientId, 'medication')).status).toBe(409)
  expect((await recordNone(patientId, 'food')).status).toBe(201)
  expect((await move(body, 'resolved')).status).toBe(200)
  expect((await recordNone(patientId, 'any')).status).toBe(201)
})

test('of an allergy and none known recorded at the same moment, never both hold', async () => {
  for (let round = 0; round < 8; round += 1) {
    const patientId = await insertPatient()
    const [allergy, none] = await Promise.all([create(patientId), recordNone(patientId, 'any')])
    expect(allergy.status).toBe(201)
    expect([201, 409]).toContain(none.status)
    expect((await listActive(patientId)).map(({ isNoneKnown }) => isNoneKnown)).toEqual([false])
  }
})

test('the same allergy recorded by two at the same moment is recorded once', async () => {
  const patientId = await insertPatient()
  const answers = await Promise.all([create(patientId), create(patientId)])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('an allergy that comes back ends the statement made meanwhile', async () => {
  const patientId = await insertPatient()
  const { body } = await create(patientId)
  const over = await move(body, 'inactive')
  expect(over.body).toMatchObject({ clinicalStatus: 'inactive', statusReason: 'Told so by the patient' })
  await recordNone(patientId, 'any')
  expect((await move(over.body, 'active', null)).status).toBe(200)
  expect(await summaryOf(patientId)).toMatchObject({ state: 'known' })
  expect((await listActive(patientId)).map(({ isNoneKnown }) => isNoneKnown)).toEqual([false])
})

test('what is refuted counts no more; brought back it is to be confirmed', async () => {
  const patientId = await insertPatient()
  const { body } = await create(patientId)
  const params = { patientId, allergyId: body.id }
  const call = { params, body: { reason: 'Negative test' }, version: 1 }
  const refuted = await api.call(contract.refuteAllergy, call)
  expect(refuted.body).toMatchObject({ verificationStatus: 'refuted', statusReason: 'Negative test' })
  expect(await summaryOf(patientId)).toMatchObject({ state: 'not-recorded' })
  expect((await move(refuted.body, 'active')).body).toMatchObject({ verificationStatus: 'unconfirmed' })
})

test('moves need a reason, the version that was read, and a record that is not in error', async () => {
  const patientId = await insertPatient()
  const { body } = await create(patientId)
  expect(await move(body, 'entered-in-error', null)).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/body/reason' }] },
  })
  expect((await move({ ...body, version: 7 }, 'resolved')).status).toBe(412)
  const wrong = await move(body, 'entered-in-error')
  expect(await move(wrong.body, 'active')).toMatchObject({ status: 409, body: { code: 'ALLERGY_CLOSED' } })
  const former = db.selectFrom('allergyIntoleranceHistory').select('version').where('id', '=', body.id)
  expect(await former.execute()).toEqual([{ version: 1 }])
})

test('a statement that none is known ends or was a mistake, but is never revived', async () => {
  const { body } = await recordNone(await insertPatient(), 'any')
  expect((await move(body, 'resolved')).status).toBe(409)
  const over = await move(body, 'inactive')
  expect(over.status).toBe(200)
  expect((await move(over.body, 'active')).status).toBe(409)
})

test('an allergy of another patient, or of none, is 404', async () => {
  const { body } = await create(await insertPatient())
  const elsewhere = { ...body, patientId: await insertPatient() }
  expect((await move(elsewhere, 'resolved')).status).toBe(404)
  expect((await create(randomUUID())).status).toBe(404)
})

test('that none is known is not recorded as an allergy', async () => {
  expect(await create(await insertPatient(), { code: NONE_KNOWN_CODES.any })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/body/code' }] },
  })
})

test('an onset still to come is refused at its field', async () => {
  const onset = { value: '2999-01-01', precision: 'day' as const }
  expect(await create(await insertPatient(), { onset })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/body/onset' }] },
  })
})

test('a review is shown with who made it', async () => {
  const patientId = await insertPatient()
  await recordNone(patientId, 'any')
  const call = { params: { patientId }, body: {}, idempotencyKey: randomUUID() }
  const made = await api.call(contract.reviewAllergies, call, { userId })
  expect(made.status).toBe(201)
  const reviewed = { at: made.body.reviewedAt, by: 'Nora Nurse' }
  expect(await summaryOf(patientId)).toEqual({ state: 'none', reviewed })
})

test('those who treat record; only clinicians refute', async () => {
  const patientId = await insertPatient()
  const allowed: Record<string, number[]> = {}
  for (const role of [
    'clinician',
    'nurse',
    'pharmacist',
    'front-desk',
    'auditor',
    'administrator',
  ] as const) {
    const { body } = await create(patientId, { code: { ...LATEX, code: role, display: role } })
    const refuting = {
      params: { patientId, allergyId: body.id },
      body: { reason: 'Negative test' },
      version: 1,
    }
    const made = await create(patientId, { code: { ...LATEX, code: `${role}!`, display: `${role}!` } }, [
      role,
    ])
    const none = await recordNone(await insertPatient(), 'any', [role])
    const refuted = await api.call(contract.refuteAllergy, refuting, { roles: [role] })
    allowed[role] = [made.status, none.status, refuted.status]
  }
  expect(allowed).toEqual({
    clinician: [201, 201, 200],
    nurse: [201, 201, 403],
    pharmacist: [201, 201, 403],
    'front-desk': [403, 403, 403],
    auditor: [403, 403, 403],
    administrator: [403, 403, 403],
  })
})
