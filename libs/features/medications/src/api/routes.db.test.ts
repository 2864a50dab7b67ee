import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/medication-request'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/practitioner'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { medicationOf } from './medication-of-tests.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}

async function insert(patientId: string, given: Parameters<typeof medicationOf>[1] = {}): Promise<string> {
  const row = medicationOf(patientId, given)
  const { id } = await db
    .insertInto('medicationRequest')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function listIds(patientId: string, query: Query = {}): Promise<string[]> {
  const { body } = await api.call(contract.listMedications, { params: { patientId }, query })
  return body.items.map((item) => item.id)
}

type Query = z.input<typeof contract.listMedications.query>

async function listPageByPage(patientId: string, query: Query = {}): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = { ...query, limit: 2, ...(cursor && { cursor }) }
    const { body } = await api.call(contract.listMedications, { params: { patientId }, query: page })
    seen.push(...body.items.map((item) => item.id))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  return seen
}

test('current ones come from A to Z whatever their case, drafts and those on hold included', async () => {
  const patientId = await insertPatient()
  const z = await insert(patientId, { codeDisplay: 'Zopiclone', status: 'draft' })
  const m = await insert(patientId, { codeDisplay: 'metformin', status: 'on-hold' })
  const a = await insert(patientId, { codeDisplay: 'Amlodipine' })
  await insert(patientId, { codeDisplay: 'Aspirin', status: 'stopped' })

  expect(await listIds(patientId)).toEqual([a, m, z])
  expect(await listPageByPage(patientId)).toEqual([a, m, z])
})

test('past ones come newest first by when they ended; errors only when asked for', async () => {
  const patientId = await insertPatient()
  await insert(patientId)
  const early = await insert(patientId, { status: 'completed', authoredAt: '2020-01-01T00:00:00.000Z' })
  const late = await insert(patientId, {
    status: 'stopped',
    authoredAt: '2019-01-01T00:00:00.000Z',
    stoppedAt: '2025-01-01T00:00:00.000Z',
  })
  const wrong = await insert(patientId, {
    status: 'entered-in-error',
    authoredAt: '2022-01-01T00:00:00.000Z',
  })

  expect(await listIds(patientId, { status: 'past' })).toEqual([late, early])
  const all = { status: 'past', enteredInError: 'include' } as const
  expect(await listPageByPage(patientId, all)).toEqual([late, wrong, early])
})

test('records of one name come once each, page after page', async () => {
  const patientId = await insertPatient()
  for (let index = 0; index < 5; index += 1) await insert(patientId)

  expect(new Set(await listPageByPage(patientId)).size).toBe(5)
})

test('a cursor of the current ones does nothing among the past ones', async () => {
  const patientId = await insertPatient()
  for (let index = 0; index < 3; index += 1) await insert(patientId)
  const first = await api.call(contract.listMedications, { params: { patientId }, query: { limit: 1 } })
  const query: Query = { status: 'past', cursor: first.body.nextCursor }

  expect((await api.call(contract.listMedications, { params: { patientId }, query })).status).toBe(400)
})

test('by date all come as they were prescribed, before a moment, or of one visit', async () => {
  const patientId = await insertPatient()
  const visit = {
    patientId,
    status: 'finished',
    class: 'ambulatory',
    startedAt: '2024-05-01T08:00:00.000Z',
  } as const
  const { id } = await db.insertInto('encounter').values(visit).returning('id').executeTakeFirstOrThrow()
  const old = await insert(patientId, { status: 'stopped', authoredAt: '2019-01-01T00:00:00.000Z' })
  const recent = await insert(patientId, { encounterId: id })
  const listByDate = async (query: object) => {
    const { body } = await api.call(contract.listMedicationsByDate, { params: { patientId }, query })
    return body.items.map((item) => item.id)
  }

  expect(await listByDate({})).toEqual([recent, old])
  expect(await listByDate({ before: '2020-01-01T00:00:00.000Z' })).toEqual([old])
  expect(await listByDate({ encounterId: id })).toEqual([recent])
})

test('the prescriber comes with the name', async () => {
  const patientId = await insertPatient()
  const doctor = await db
    .insertInto('practitioner')
    .values({ prefix: 'Dr', givenName: 'Ana', familyName: 'García' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const id = await insert(patientId, { practitionerId: doctor.id, doseQuantity: '2.50' })

  const read = await api.call(contract.getMedication, { params: { patientId, medicationId: id } })
  expect(read.body).toMatchObject({ practitioner: { name: 'Dr Ana García' }, doseQuantity: '2.50' })
})

test('a record is read with who changed it, and each read is recorded', async () => {
  const patientId = await insertPatient()
  const userId = randomUUID()
  const account = { id: userId, name: 'Nora Nurse', email: `${userId}@x.test` }
  await db.insertInto('appUser').values(account).execute()
  const id = await insert(patientId, { updatedBy: userId })

  const call = { params: { patientId, medicationId: id } }
  const read = await api.call(contract.getMedication, call, { userId })
  expect(read.body).toMatchObject({ id, patientId, version: 1, changedBy: 'Nora Nurse' })
  expect(read.headers.etag).toBe('"1"')
  await api.call(contract.listMedications, { params: { patientId }, query: {} }, { userId })
  const events = db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).orderBy('id')
  expect(await events.execute()).toMatchObject([
    { action: 'read', operation: 'medications.get', recordId: id, recordVersion: 1, patientIds: [patientId] },
    { action: 'read', operation: 'medications.list', recordId: null, patientIds: [patientId] },
  ])
})

test('an unknown record is 404, also one of another patient', async () => {
  const patientId = await insertPatient()
  for (const id of [randomUUID(), await insert(await insertPatient())]) {
    const answer = await api.call(contract.getMedication, { params: { patientId, medicationId: id } })
    expect(answer.status).toBe(404)
  }
})

test('who does not treat patients is refused', async () => {
  const call = { params: { patientId: await insertPatient() }, query: {} }
  for (const role of ['administrator', 'front-desk', 'auditor'] as const) {
    expect((await api.call(contract.listMedications, call, { roles: [role] })).status).toBe(403)
  }
})
