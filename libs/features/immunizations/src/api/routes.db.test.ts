import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/immunization'
import type {} from '@ehr/db-migrations/tables/patient'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { immunizationOf } from './immunization-of-tests.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}

async function insert(patientId: string, given: Parameters<typeof immunizationOf>[1] = {}): Promise<string> {
  const row = immunizationOf(patientId, given)
  const { id } = await db.insertInto('immunization').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

async function listIds(patientId: string, query: Query = {}): Promise<string[]> {
  const { body } = await api.call(contract.listImmunizations, { params: { patientId }, query })
  return body.items.map((item) => item.id)
}

type Query = z.input<typeof contract.listImmunizations.query>

async function listPageByPage(patientId: string, query: Query = {}): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = { ...query, limit: 2, ...(cursor && { cursor }) }
    const { body } = await api.call(contract.listImmunizations, { params: { patientId }, query: page })
    seen.push(...body.items.map((item) => item.id))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  return seen
}

test('the newest comes first; what was entered in error comes only when asked for', async () => {
  const patientId = await insertPatient()
  const old = await insert(patientId, { occurredAt: '2019-05-01T08:00:00.000Z' })
  const wrong = await insert(patientId, {
    status: 'entered-in-error',
    occurredAt: '2020-05-01T08:00:00.000Z',
  })
  const recent = await insert(patientId, { occurredAt: '2024-05-01T08:00:00.000Z' })

  expect(await listIds(patientId)).toEqual([recent, old])
  expect(await listIds(patientId, { enteredInError: 'include' })).toEqual([recent, wrong, old])
  expect(await listIds(patientId, { before: '2024-05-01T08:00:00.000Z' })).toEqual([old])
})

test('a visit has its own', async () => {
  const patientId = await insertPatient()
  const visit = {
    patientId,
    status: 'finished',
    class: 'ambulatory',
    startedAt: '2024-05-01T08:00:00.000Z',
  } as const
  const { id } = await db.insertInto('encounter').values(visit).returning('id').executeTakeFirstOrThrow()
  await insert(patientId)
  const given = await insert(patientId, { encounterId: id })

  expect(await listIds(patientId, { encounterId: id })).toEqual([given])
})

test('a list comes page after page, each record once, also those of one moment', async () => {
  const patientId = await insertPatient()
  for (let index = 0; index < 5; index += 1) await insert(patientId)
  const seen = await listPageByPage(patientId)

  expect(seen).toEqual(await listIds(patientId))
  expect(new Set(seen).size).toBe(5)
})

test('a record is read with who changed it, and each read is recorded', async () => {
  const patientId = await insertPatient()
  const userId = randomUUID()
  const account = { id: userId, name: 'Nora Nurse', email: `${userId}@x.test` }
  await db.insertInto('appUser').values(account).execute()
  const id = await insert(patientId, { updatedBy: userId })

  const call = { params: { patientId, immunizationId: id } }
  const read = await api.call(contract.getImmunization, call, { userId })
  expect(read.body).toMatchObject({ id, patientId, version: 1, changedBy: 'Nora Nurse' })
  expect(read.headers.etag).toBe('"1"')
  await api.call(contract.listImmunizations, { params: { patientId }, query: {} }, { userId })
  const events = db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).orderBy('id')
  expect(await events.execute()).toMatchObject([
    {
      action: 'read',
      operation: 'immunizations.get',
      recordId: id,
      recordVersion: 1,
      patientIds: [patientId],
    },
    { action: 'read', operation: 'immunizations.list', recordId: null, patientIds: [patientId] },
  ])
})

test('an unknown record is 404, also one of another patient', async () => {
  const patientId = await insertPatient()
  for (const id of [randomUUID(), await insert(await insertPatient())]) {
    const answer = await api.call(contract.getImmunization, { params: { patientId, immunizationId: id } })
    expect(answer.status).toBe(404)
  }
})

test('who does not treat patients is refused', async () => {
  const call = { params: { patientId: await insertPatient() }, query: {} }
  for (const role of ['administrator', 'front-desk', 'auditor'] as const) {
    expect((await api.call(contract.listImmunizations, call, { roles: [role] })).status).toBe(403)
  }
})
