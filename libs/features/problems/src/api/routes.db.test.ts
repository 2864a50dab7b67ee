import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/condition'
import type {} from '@ehr/db-migrations/tables/patient'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { problemOf } from './problem-of-tests.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}

async function insert(patientId: string, given: Parameters<typeof problemOf>[1] = {}): Promise<string> {
  const row = problemOf(patientId, given)
  const { id } = await db.insertInto('condition').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

async function listIds(patientId: string, query: Query = {}): Promise<string[]> {
  const { body } = await api.call(contract.listProblems, { params: { patientId }, query })
  return body.items.map((item) => item.id)
}

type Query = z.input<typeof contract.listProblems.query>

async function listPageByPage(patientId: string, query: Query = {}): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = { ...query, limit: 2, ...(cursor && { cursor }) }
    const { body } = await api.call(contract.listProblems, { params: { patientId }, query: page })
    seen.push(...body.items.map((item) => item.id))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  return seen
}

test('active ones come first, each part newest first, those without a date last', async () => {
  const patientId = await insertPatient()
  const resolved = await insert(patientId, {
    clinicalStatus: 'resolved',
    onsetAt: '2025-01-01T00:00:00.000Z',
  })
  const undated = await insert(patientId, { onsetAt: null })
  const old = await insert(patientId, { onsetAt: '2010-01-01T00:00:00.000Z' })
  const noted = await insert(patientId, { onsetAt: null, recordedAt: '2015-01-01T00:00:00.000Z' })
  const relapse = await insert(patientId, { clinicalStatus: 'relapse', onsetAt: '2020-01-01T00:00:00.000Z' })
  const refuted = await insert(patientId, {
    verificationStatus: 'refuted',
    onsetAt: '2026-01-01T00:00:00.000Z',
  })

  expect(await listIds(patientId)).toEqual([relapse, noted, old, undated, refuted, resolved])
  expect(await listPageByPage(patientId)).toEqual([relapse, noted, old, undated, refuted, resolved])
  expect(await listIds(patientId, { status: 'active' })).toEqual([relapse, noted, old, undated])
})

test('records of one moment and records without a date come once each, page after page', async () => {
  const patientId = await insertPatient()
  for (const onsetAt of ['2020-01-01T00:00:00.000Z', null]) {
    for (let index = 0; index < 3; index += 1) await insert(patientId, { onsetAt })
  }
  const seen = await listPageByPage(patientId)

  expect(seen).toEqual(await listIds(patientId))
  expect(new Set(seen).size).toBe(6)
})

test('what was entered in error comes only when asked for', async () => {
  const patientId = await insertPatient()
  const right = await insert(patientId)
  const wrong = await insert(patientId, { verificationStatus: 'entered-in-error' })

  expect(await listIds(patientId)).toEqual([right])
  expect(await listIds(patientId, { enteredInError: 'include' })).toEqual([right, wrong])
})

test('by date only the date counts, and what has none or is an error is left out', async () => {
  const patientId = await insertPatient()
  await insert(patientId, { onsetAt: null })
  await insert(patientId, { verificationStatus: 'entered-in-error' })
  const active = await insert(patientId, { onsetAt: '2010-01-01T00:00:00.000Z' })
  const resolved = await insert(patientId, {
    clinicalStatus: 'resolved',
    onsetAt: '2025-01-01T00:00:00.000Z',
  })
  const listByDate = async (query: object) => {
    const { body } = await api.call(contract.listProblemsByDate, { params: { patientId }, query })
    return body.items.map((item) => item.id)
  }

  expect(await listByDate({})).toEqual([resolved, active])
  expect(await listByDate({ before: '2025-01-01T00:00:00.000Z' })).toEqual([active])
})

test('a record is read with who changed it, and each read is recorded', async () => {
  const patientId = await insertPatient()
  const userId = randomUUID()
  const account = { id: userId, name: 'Nora Nurse', email: `${userId}@x.test` }
  await db.insertInto('appUser').values(account).execute()
  const id = await insert(patientId, { updatedBy: userId })

  const call = { params: { patientId, problemId: id } }
  const read = await api.call(contract.getProblem, call, { userId })
  expect(read.body).toMatchObject({ id, patientId, version: 1, changedBy: 'Nora Nurse' })
  expect(read.headers.etag).toBe('"1"')
  await api.call(contract.listProblems, { params: { patientId }, query: {} }, { userId })
  const events = db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).orderBy('id')
  expect(await events.execute()).toMatchObject([
    { action: 'read', operation: 'problems.get', recordId: id, recordVersion: 1, patientIds: [patientId] },
    { action: 'read', operation: 'problems.list', recordId: null, patientIds: [patientId] },
  ])
})

test('an unknown record is 404, also one of another patient', async () => {
  const patientId = await insertPatient()
  for (const id of [randomUUID(), await insert(await insertPatient())]) {
    const answer = await api.call(contract.getProblem, { params: { patientId, problemId: id } })
    expect(answer.status).toBe(404)
  }
})

test('who does not treat patients is refused', async () => {
  const call = { params: { patientId: await insertPatient() }, query: {} }
  for (const role of ['administrator', 'front-desk', 'auditor'] as const) {
    expect((await api.call(contract.listProblems, call, { roles: [role] })).status).toBe(403)
  }
})
