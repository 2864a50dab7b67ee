import { randomUUID } from 'node:crypto'
import { ROLES } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/patient'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { resultOf } from './result-of-tests.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}

async function insert(patientId: string, given: Parameters<typeof resultOf>[1] = {}): Promise<string> {
  const row = resultOf(patientId, given)
  const { id } = await db.insertInto('observation').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

function list(patientId: string, query: Record<string, string | number> = {}) {
  return api.call(contract.listResults, { params: { patientId }, query })
}

function trend(patientId: string, resultId: string, query: Record<string, string | number> = {}) {
  return api.call(contract.resultTrend, { params: { patientId, resultId }, query })
}

test('results of one moment are one set, in the order of a report, with the reported precision', async () => {
  const patientId = await insertPatient()
  await insert(patientId, { code: 'x', codeDisplay: 'Unknown test', valueQuantity: '1' })
  await insert(patientId, { code: '2093-3', valueQuantity: '178' })
  await insert(patientId, { valueQuantity: '5.40' })
  await insert(patientId, { code: '718-7', valueQuantity: '14.0' })
  await insert(patientId, {
    effectiveAt: '2025-01-01T08:00:00.000Z',
    valueQuantity: null,
    valueText: '< 5 mg/dL',
  })
  await insert(patientId, { category: 'vital-signs' })
  const { body } = await list(patientId)
  expect(body.items.map((set) => set.results.map(({ value, text }) => value ?? text))).toEqual([
    ['14.0', '5.40', '178', '1'],
    ['< 5 mg/dL'],
  ])
})

test.each([
  ['what the laboratory says goes first', { interpretation: 'A', referenceHigh: '5' }, 'A'],
  ['a value below the range is low', { referenceLow: '4.5', referenceHigh: '5' }, 'L'],
  ['a value above an open range is high', { referenceHigh: '4.1' }, 'H'],
  ['a value at the limit is within', { referenceLow: '4.2' }, 'N'],
  ['no range is no flag', { referenceText: 'see report' }, null],
  ['words are not compared', { valueQuantity: null, valueText: 'positive', referenceHigh: '5' }, null],
] as const)('%s', async (_, given, interpretation) => {
  const patientId = await insertPatient()
  await insert(patientId, given)
  expect((await list(patientId)).body.items[0]!.results[0]).toMatchObject({ interpretation })
})

test('sets come page after page, each moment whole and once', async () => {
  const patientId = await insertPatient()
  for (let day = 1; day <= 5; day += 1) {
    for (const code of ['718-7', '777-3']) {
      await insert(patientId, { effectiveAt: `2026-02-0${day}T09:00:00.000Z`, code })
    }
  }
  await insert(patientId, { effectiveAt: '2026-02-03T09:00:00.000Z', status: 'entered-in-error' })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { body } = await list(patientId, { limit: 2, ...(cursor && { cursor }) })
    expect(body.items.every((set) => set.results.length === 2)).toBe(true)
    seen.push(...body.items.map((set) => set.takenAt.slice(8, 10)))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  expect(seen).toEqual(['05', '04', '03', '02', '01'])
  const before = await list(patientId, { before: '2026-02-03T09:00:00.000Z' })
  expect(before.body.items.map((set) => set.takenAt.slice(8, 10))).toEqual(['02', '01'])
  expect((await list(patientId, { enteredInError: 'include' })).body.items[2]!.results).toHaveLength(3)
})

test('a trend has every result of the same test once, page after page, also those of one moment', async () => {
  const patientId = await insertPatient()
  for (const valueQuantity of ['1', '2', '3', '4', '5']) await insert(patientId, { valueQuantity })
  await insert(patientId, { code: '718-7' })
  await insert(patientId, { codeSystem: 'urn:local' })
  const id = await insert(patientId, { valueQuantity: '6', effectiveAt: '2020-01-01T09:00:00.000Z' })
  const seen: (string | null)[] = []
  let cursor: string | undefined
  do {
    const { body } = await trend(patientId, id, { limit: 2, ...(cursor && { cursor }) })
    seen.push(...body.items.map(({ value }) => value))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  expect(seen).toHaveLength(6)
  expect(new Set(seen)).toEqual(new Set(['1', '2', '3', '4', '5', '6']))
  expect(seen.at(-1)).toBe('6')
})

test('each reading is recorded, one result by its id', async () => {
  const patientId = await insertPatient()
  const resultId = await insert(patientId)
  const userId = randomUUID()
  const params = { patientId, resultId }
  const got = await api.call(contract.getResult, { params }, { userId })
  expect(got.headers.etag).toBe('"1"')
  await api.call(contract.listResults, { params, query: {} }, { userId })
  await api.call(contract.resultTrend, { params, query: {} }, { userId })
  const events = db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).orderBy('id')
  expect(await events.execute()).toMatchObject([
    {
      action: 'read',
      operation: 'results.get',
      recordId: resultId,
      recordVersion: 1,
      patientIds: [patientId],
    },
    { action: 'read', operation: 'results.list', recordId: null, patientIds: [patientId] },
    { action: 'read', operation: 'results.trend', recordId: null, patientIds: [patientId] },
  ])
})

test('an unknown result is 404, and so is one of another patient, a vital sign, and an unknown patient', async () => {
  const patientId = await insertPatient()
  const [others, vital] = [
    await insert(await insertPatient()),
    await insert(patientId, { category: 'vital-signs' }),
  ]
  for (const resultId of [randomUUID(), others, vital]) {
    expect((await trend(patientId, resultId)).status).toBe(404)
    expect((await api.call(contract.getResult, { params: { patientId, resultId } })).status).toBe(404)
  }
  expect((await list(randomUUID())).status).toBe(404)
})

test('only those who treat may read', async () => {
  const patientId = await insertPatient()
  const statuses = await Promise.all(
    ROLES.map(async (role) => {
      const call = { params: { patientId }, query: {} }
      return [role, (await api.call(contract.listResults, call, { roles: [role] })).status]
    }),
  )
  expect(statuses).toEqual([
    ['administrator', 403],
    ['clinician', 200],
    ['nurse', 200],
    ['front-desk', 403],
    ['auditor', 403],
    ['pharmacist', 200],
  ])
})

test.each(['limit=0', 'limit=101', 'cursor=x', 'before=yesterday', 'encounterId=1', 'colour=red'])(
  'a list asked for with "%s" is 400',
  async (query) => {
    const patientId = await insertPatient()
    expect((await list(patientId, Object.fromEntries(new URLSearchParams(query)))).status).toBe(400)
  },
)
