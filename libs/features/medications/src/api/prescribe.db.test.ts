import { randomUUID } from 'node:crypto'
import type { ProblemDetails } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/medication-request'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import * as orders from '../contract/orders.ts'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import {
  AMOXICILLIN,
  createPrescribing,
  LISINOPRIL,
  overrideOf,
  PENICILLIN,
} from './testing/create-prescribing.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())
const { check, insertAllergy, insertPatient, insertPatientWithoutAllergies, practitionerId, prescribe } =
  await createPrescribing(db, api)

/** The refusal in `body`: the test API types it as the answer. */
function problemOf({ body }: { body: unknown }): ProblemDetails {
  return body as ProblemDetails
}

async function idsOf(patientId: string) {
  const rows = db.selectFrom('medicationRequest').select(['id', 'status']).where('patientId', '=', patientId)
  return await rows.orderBy('id').execute()
}

test('a prescription is active, an order, and names who prescribed it', async () => {
  const patientId = await insertPatientWithoutAllergies()
  expect(await check(patientId, LISINOPRIL)).toEqual([])
  const { status, body } = await prescribe(patientId, { instructions: 'In the morning' })
  expect([status, body]).toMatchObject([
    201,
    {
      code: LISINOPRIL,
      status: 'active',
      intent: 'order',
      doseQuantity: '10',
      doseUnit: 'mg',
      frequency: 'daily',
      frequencyCode: 'daily',
      startsOn: '2026-11-21',
      instructions: 'In the morning',
      practitioner: { id: practitionerId, name: 'Carla Clinician' },
    },
  ])
})

test('a drug that an allergy speaks against is prescribed only with a reason, which is kept', async () => {
  const patientId = await insertPatient()
  const allergyId = await insertAllergy(patientId, PENICILLIN)
  const [warning] = await check(patientId, AMOXICILLIN)
  expect(warning).toMatchObject({
    id: `allergy.${allergyId}.1`,
    kind: 'allergy',
    severity: 'high',
    mustAnswer: true,
    conflict: { type: 'allergy', code: PENICILLIN },
    matched: 'penicillin-class antibacterial',
  })
  const refused = await prescribe(patientId, { code: AMOXICILLIN })
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { code: 'WARNINGS_NOT_ANSWERED', errors: [{ pointer: '/body/answers', detail: warning?.id }] },
  ])
  expect(await idsOf(patientId)).toEqual([])

  const answers = [overrideOf(warning?.id ?? '')]
  const { status, body } = await prescribe(patientId, { code: AMOXICILLIN, answers })
  expect(status).toBe(201)
  const params = { patientId, medicationId: body.id }
  const overrides = await api.call(orders.listOverrides, { params })
  expect(overrides.body.items).toMatchObject([
    {
      kind: 'allergy',
      severity: 'high',
      conflict: PENICILLIN,
      reasonCode: 'tolerated-before',
      reason: 'Had it twice since',
      createdBy: 'Carla Clinician',
    },
  ])
  const events = db
    .selectFrom('auditEvent')
    .select(['recordType', 'reason'])
    .where('recordId', 'in', [body.id, ...overrides.body.items.map(({ id }) => id)])
    .where('action', '=', 'create')
  expect(await events.execute()).toEqual(
    expect.arrayContaining([
      { recordType: 'medication_request', reason: 'Had it twice since' },
      { recordType: 'medication_override', reason: 'Had it twice since' },
    ]),
  )
})

test('an answer to a warning of another patient or another drug answers nothing', async () => {
  const patientId = await insertPatient()
  await insertAllergy(patientId, PENICILLIN)
  const elsewhere = await insertPatient()
  const foreignId = await insertAllergy(elsewhere, PENICILLIN)
  const answers = [overrideOf(`allergy.${foreignId}.1`)]
  const refused = await prescribe(patientId, { code: AMOXICILLIN, answers })
  expect(refused.status).toBe(409)
  expect(problemOf(refused).errors?.map(({ pointer }) => pointer)).toEqual([
    '/body/answers/0/warningId',
    '/body/answers',
  ])
})

test('an answer holds for the allergy as it was when the warning was read', async () => {
  const patientId = await insertPatient()
  const allergyId = await insertAllergy(patientId, PENICILLIN)
  const answers = [overrideOf(`allergy.${allergyId}.1`)]
  await db.updateTable('allergyIntolerance').set({ note: 'Worse' }).where('id', '=', allergyId).execute()
  expect((await prescribe(patientId, { code: AMOXICILLIN, answers })).status).toBe(409)
})

test('an answer without a reason in words is refused', async () => {
  const patientId = await insertPatient()
  const allergyId = await insertAllergy(patientId, PENICILLIN)
  const answers = [{ ...overrideOf(`allergy.${allergyId}.1`), reason: ' ' }]
  expect((await prescribe(patientId, { code: AMOXICILLIN, answers })).status).toBe(400)
})

test('the same drug twice: the one before may be stopped in the same act', async () => {
  const patientId = await insertPatientWithoutAllergies()
  const { body: first } = await prescribe(patientId)
  const [warning] = await check(patientId, LISINOPRIL)
  expect(warning).toMatchObject({ id: `duplicate.${first.id}.1`, kind: 'duplicate', mustAnswer: true })
  const answers: orders.WarningAnswer[] = [{ warningId: warning?.id ?? '', action: 'stop' }]
  const { status } = await prescribe(patientId, { doseQuantity: '20', answers })
  expect(status).toBe(201)
  const read = await api.call(contract.getMedication, { params: { patientId, medicationId: first.id } })
  expect(read.body).toMatchObject({ status: 'stopped', stopCode: 'replaced', version: 2 })
})

test('of two who prescribe the same drug at the same moment, one is warned of the other', async () => {
  for (let round = 0; round < 8; round += 1) {
    const patientId = await insertPatientWithoutAllergies()
    const answers = await Promise.all([prescribe(patientId), prescribe(patientId)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await idsOf(patientId)).toHaveLength(1)
  }
})

test('a prescription that is sent twice is made once', async () => {
  const patientId = await insertPatientWithoutAllergies()
  const idempotencyKey = randomUUID()
  const first = await prescribe(patientId, {}, { idempotencyKey })
  const again = await prescribe(patientId, {}, { idempotencyKey })
  expect([again.status, again.body.id]).toEqual([201, first.body.id])
})

test('a drug that is known by its code has the words of the code, not those that were sent beside it', async () => {
  const patientId = await insertPatientWithoutAllergies()
  const { status, body } = await prescribe(patientId, { code: { ...LISINOPRIL, display: 'Amoxicillin' } })
  expect([status, body.code]).toEqual([201, LISINOPRIL])
})

test('what could not be checked is said, and hinders nobody', async () => {
  const patientId = await insertPatient()
  const code = { system: 'urn:typed', code: 'as-text', display: 'Drops from abroad' }
  expect((await check(patientId, code)).map(({ kind }) => kind)).toEqual([
    'drug-not-checked',
    'allergies-not-recorded',
  ])
  expect((await prescribe(patientId, { code })).status).toBe(201)
})

test.each<[string, Partial<orders.Prescription>, string]>([
  ['an abbreviation that is misread', { instructions: '1 tablet QD' }, '/body/instructions'],
  ['a dose of nothing', { doseQuantity: '0' }, '/body/doseQuantity'],
  ['a last day before the first', { endsOn: '2026-11-20' }, '/body/endsOn'],
  ['a visit of nobody', { encounterId: randomUUID() }, '/body/encounterId'],
])('refuses %s at its field', async (_what, given, pointer) => {
  const refused = await prescribe(await insertPatientWithoutAllergies(), given)
  expect(refused.status).toBe(400)
  expect(problemOf(refused).errors?.[0]?.pointer).toBe(pointer)
})
