import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/allergy-intolerance'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/patient'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { allergyOf } from './allergy-of-tests.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}

async function insert(patientId: string, given: Parameters<typeof allergyOf>[1] = {}): Promise<string> {
  const row = allergyOf(patientId, given)
  const { id } = await db
    .insertInto('allergyIntolerance')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function listIds(patientId: string, query: Query = {}): Promise<string[]> {
  const { body } = await api.call(contract.listAllergies, { params: { patientId }, query })
  return body.items.map((item) => item.id)
}

type Query = z.input<typeof contract.listAllergies.query>

async function listPageByPage(patientId: string, query: Query = {}): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = { ...query, limit: 2, ...(cursor && { cursor }) }
    const { body } = await api.call(contract.listAllergies, { params: { patientId }, query: page })
    seen.push(...body.items.map((item) => item.id))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  return seen
}

const ranked = [
  { criticality: 'high', onsetAt: '2010-01-01T00:00:00.000Z' },
  { criticality: 'unable-to-assess', onsetAt: '2020-01-01T00:00:00.000Z' },
  { criticality: null, onsetAt: '2015-01-01T00:00:00.000Z' },
  { criticality: 'low', onsetAt: '2025-01-01T00:00:00.000Z' },
  { criticality: 'low', onsetAt: null },
  { criticality: 'high', clinicalStatus: 'resolved', onsetAt: '2026-01-01T00:00:00.000Z' },
] as const

test('active ones come by criticality, then the newest; what is over comes last', async () => {
  const patientId = await insertPatient()
  const ids: string[] = []
  for (const given of ranked.toReversed()) ids.unshift(await insert(patientId, given))

  expect(await listIds(patientId)).toEqual(ids)
  expect(await listPageByPage(patientId)).toEqual(ids)
})

test('records of one weight and moment come once each, page after page', async () => {
  const patientId = await insertPatient()
  for (let index = 0; index < 5; index += 1) await insert(patientId)

  expect(new Set(await listPageByPage(patientId)).size).toBe(5)
})

test('what was entered in error comes only when asked for', async () => {
  const patientId = await insertPatient()
  const right = await insert(patientId)
  const wrong = await insert(patientId, { verificationStatus: 'entered-in-error' })

  expect(await listIds(patientId)).toEqual([right])
  expect(await listIds(patientId, { enteredInError: 'include' })).toEqual([right, wrong])
})

test('the summary tells known, none known and not recorded apart', async () => {
  const patientId = await insertPatient()
  const readSummary = async () => (await api.call(contract.getAllergySummary, { params: { patientId } })).body
  expect(await readSummary()).toEqual({ state: 'not-recorded', reviewed: null })

  await insert(patientId, { verificationStatus: 'refuted' })
  await insert(patientId, { clinicalStatus: 'resolved' })
  expect(await readSummary()).toEqual({ state: 'not-recorded', reviewed: null })

  await insert(patientId, { isNoneKnown: true, code: '716186003', codeDisplay: 'No known allergy' })
  expect(await readSummary()).toEqual({ state: 'none', reviewed: null })

  await insert(patientId, { criticality: 'low', codeDisplay: 'Latex' })
  await insert(patientId, { criticality: 'high', codeDisplay: 'Penicillin' })
  expect(await readSummary()).toMatchObject({
    state: 'known',
    agents: [
      { code: { display: 'Penicillin' }, criticality: 'high' },
      { code: { display: 'Latex' }, criticality: 'low' },
    ],
  })
})

test('the summary is for those who treat', async () => {
  const params = { patientId: await insertPatient() }
  const statuses = []
  for (const role of [
    'clinician',
    'nurse',
    'pharmacist',
    'front-desk',
    'auditor',
    'administrator',
  ] as const) {
    statuses.push((await api.call(contract.getAllergySummary, { params }, { roles: [role] })).status)
  }
  expect(statuses).toEqual([200, 200, 200, 403, 403, 403])
})

test('a record is read with who changed it, and each read is recorded', async () => {
  const patientId = await insertPatient()
  const userId = randomUUID()
  const account = { id: userId, name: 'Nora Nurse', email: `${userId}@x.test` }
  await db.insertInto('appUser').values(account).execute()
  const id = await insert(patientId, { updatedBy: userId })

  const call = { params: { patientId, allergyId: id } }
  const read = await api.call(contract.getAllergy, call, { userId })
  expect(read.body).toMatchObject({ id, patientId, version: 1, changedBy: 'Nora Nurse' })
  expect(read.headers.etag).toBe('"1"')
  await api.call(contract.listAllergies, { params: { patientId }, query: {} }, { userId })
  const events = db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).orderBy('id')
  expect(await events.execute()).toMatchObject([
    { action: 'read', operation: 'allergies.get', recordId: id, recordVersion: 1, patientIds: [patientId] },
    { action: 'read', operation: 'allergies.list', recordId: null, patientIds: [patientId] },
  ])
})

test('an unknown record is 404, also one of another patient', async () => {
  const patientId = await insertPatient()
  for (const id of [randomUUID(), await insert(await insertPatient())]) {
    const answer = await api.call(contract.getAllergy, { params: { patientId, allergyId: id } })
    expect(answer.status).toBe(404)
  }
})

test('who does not treat patients is refused', async () => {
  const call = { params: { patientId: await insertPatient() }, query: {} }
  for (const role of ['administrator', 'front-desk', 'auditor'] as const) {
    expect((await api.call(contract.listAllergies, call, { roles: [role] })).status).toBe(403)
  }
})
