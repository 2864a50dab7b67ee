import { randomUUID } from 'node:crypto'
import { ROLES } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/encounter'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { NOW, vitalsOfTests } from './vitals-of-tests.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature], clock: () => NOW })
afterAll(() => api.close())
const { insertPatient, insert, record, listed } = vitalsOfTests(db, api)

test('values are flagged by age, and a value without a range is not called normal', async () => {
  const patientId = await insertPatient('2025-09-01')
  const { body } = await record(patientId, { heartRate: '140', temperature: '38.4', weight: '7.4' })
  expect(body.values.map(({ kind, interpretation, range }) => [kind, interpretation, range?.low])).toEqual([
    ['heartRate', 'N', '100'],
    ['temperature', 'H', '36.1'],
    ['weight', null, undefined],
  ])
})

test('sets come page after page, each moment whole and once', async () => {
  const patientId = await insertPatient()
  for (let day = 1; day <= 5; day += 1) {
    await insert(patientId, { effectiveAt: `2026-02-0${day}T09:00:00.000Z` })
    await insert(patientId, {
      effectiveAt: `2026-02-0${day}T09:00:00.000Z`,
      code: '9279-1',
      valueQuantity: '15',
    })
  }
  await insert(patientId, { effectiveAt: '2026-02-03T09:00:00.000Z', status: 'entered-in-error' })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { body } = await listed(patientId, { limit: 2, ...(cursor && { cursor }) })
    expect(body.items.every((set) => set.values.length === 2)).toBe(true)
    seen.push(...body.items.map((set) => set.takenAt.slice(8, 10)))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  expect(seen).toEqual(['05', '04', '03', '02', '01'])
  const before = await listed(patientId, { before: '2026-02-03T09:00:00.000Z' })
  expect(before.body.items.map((set) => set.takenAt.slice(8, 10))).toEqual(['02', '01'])
  const whole = await listed(patientId, { enteredInError: 'include', limit: 3 })
  expect(whole.body.items[2]!.values).toHaveLength(3)
})

test('a trend has every value once, from panels too, page after page', async () => {
  const patientId = await insertPatient()
  for (const systolic of ['121', '122', '123']) {
    await record(
      patientId,
      { systolic, diastolic: '80' },
      { takenAt: `2026-02-0${systolic[2]}T09:00:00.000Z` },
    )
  }
  const values: (string | null)[] = []
  let cursor: string | undefined
  do {
    const query = { kind: 'systolic' as const, limit: 2, ...(cursor && { cursor }) }
    const { body } = await api.call(contract.vitalTrend, { params: { patientId }, query })
    values.push(...body.items.map((item) => item.value))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  expect(values).toEqual(['123', '122', '121'])
})

test('the newest of each kind comes with the few before it', async () => {
  const patientId = await insertPatient()
  await insert(patientId, { valueQuantity: '70', effectiveAt: '2026-02-01T09:00:00.000Z' })
  await insert(patientId, { valueQuantity: '75', effectiveAt: '2026-02-02T09:00:00.000Z' })
  await insert(patientId, {
    code: '59576-9',
    codeDisplay: 'BMI percentile',
    valueUnit: '%',
    valueQuantity: '60',
  })
  const { body } = await api.call(contract.listLatestVitals, { params: { patientId } })
  expect(
    body.items.map(({ kind, value, recent }) => [kind, value, recent.map((point) => point.value)]),
  ).toEqual([
    ['heartRate', '75', ['70', '75']],
    [null, '60', ['60']],
  ])
})

test('only those who treat may read, and only clinicians and nurses write', async () => {
  const patientId = await insertPatient()
  const statuses = await Promise.all(
    ROLES.map(async (role) => {
      const options = { roles: [role] }
      const read = await api.call(contract.listVitals, { params: { patientId }, query: {} }, options)
      const write = await record(patientId, { heartRate: '72' }, {}, options)
      return [role, read.status, write.status]
    }),
  )
  expect(statuses).toEqual([
    ['administrator', 403, 403],
    ['clinician', 200, 201],
    ['nurse', 200, 201],
    ['front-desk', 403, 403],
    ['auditor', 403, 403],
    ['pharmacist', 200, 403],
  ])
})

test('an unknown patient is 404, and nobody sees the values of another', async () => {
  const [patientId, other] = [await insertPatient(), await insertPatient()]
  await record(other, { heartRate: '72' })
  expect((await listed(patientId)).body).toEqual({ items: [] })
  expect((await listed(randomUUID())).status).toBe(404)
  expect((await record(randomUUID(), { heartRate: '72' })).status).toBe(404)
})

test.each(['kind=pulse', 'kind=pain&limit=0', 'kind=pain&cursor=x', 'kind=pain&colour=red', ''])(
  'a trend asked for with "%s" is 400',
  async (query) => {
    const patientId = await insertPatient()
    const params = Object.fromEntries(new URLSearchParams(query))
    const answer = await api.call(contract.vitalTrend, { params: { patientId }, query: params as never })
    expect(answer.status).toBe(400)
  },
)
