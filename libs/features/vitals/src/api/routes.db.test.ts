import { randomUUID } from 'node:crypto'
import { ROLES } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/encounter'
import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/observation-component'
import type {} from '@ehr/db-migrations/tables/patient'
import { createTestApi } from '@ehr/http/testing'
import { type Insertable, sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'

const NOW = new Date('2026-03-04T10:00:00.000Z')
const TAKEN_AT = '2026-03-04T09:30:00.000Z'

const { db, ownerDb } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature], clock: () => NOW })
afterAll(() => api.close())

async function insertPatient(birthDate: string | null = '1980-01-01'): Promise<string> {
  const id = randomUUID()
  const birthDatePrecision = birthDate === null ? null : ('day' as const)
  await db.insertInto('patient').values({ id, mrn: id, birthDate, birthDatePrecision }).execute()
  return id
}

async function insert(patientId: string, given: Partial<Insertable<ObservationTable>> = {}): Promise<string> {
  const row = {
    patientId,
    category: 'vital-signs',
    codeSystem: 'http://loinc.org',
    code: '8867-4',
    codeDisplay: 'Heart rate',
    status: 'final',
    effectiveAt: TAKEN_AT,
    valueQuantity: '72',
    valueUnit: '/min',
    ...given,
  } as const
  const { id } = await db.insertInto('observation').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

function record(
  patientId: string,
  values: Record<string, string | null>,
  more: { takenAt?: string; encounterId?: string; confirmed?: boolean; idempotencyKey?: string } = {},
  options: Parameters<typeof api.call>[2] = {},
) {
  const { idempotencyKey = randomUUID(), ...body } = more
  return api.call(
    contract.recordVitals,
    { params: { patientId }, body: { takenAt: TAKEN_AT, values, ...body }, idempotencyKey },
    options,
  )
}

function listed(patientId: string, query: Record<string, string | number> = {}) {
  return api.call(contract.listVitals, { params: { patientId }, query })
}

function rowsOf(patientId: string) {
  return db.selectFrom('observation').selectAll().where('patientId', '=', patientId).orderBy('code').execute()
}

const pairs = (values: readonly { kind: string | null; value: string | null }[]) =>
  values.map(({ kind, value }) => [kind, value])

test('a set is written as a panel and single observations, with BMI, and read again as one', async () => {
  const patientId = await insertPatient()
  const answer = await record(patientId, {
    systolic: '128',
    diastolic: '82',
    temperature: '36.8',
    weight: '72.50',
    height: '172',
  })
  expect(answer.status).toBe(201)
  expect(pairs(answer.body.values)).toEqual([
    ['systolic', '128'],
    ['diastolic', '82'],
    ['temperature', '36.8'],
    ['weight', '72.50'],
    ['height', '172'],
    ['bmi', '24.5'],
  ])
  expect((await listed(patientId)).body).toEqual({ items: [answer.body] })
  const rows = await rowsOf(patientId)
  expect(rows.map(({ code, performer, version }) => [code, performer, version])).toEqual([
    ['29463-7', 'Test Person', 1],
    ['39156-5', 'Test Person', 1],
    ['8302-2', 'Test Person', 1],
    ['8310-5', 'Test Person', 1],
    ['85354-9', 'Test Person', 1],
  ])
})

test('values are flagged by age, and a value without a range is not called normal', async () => {
  const patientId = await insertPatient('2025-09-01')
  const { body } = await record(patientId, { heartRate: '140', temperature: '38.4', weight: '7.4' })
  expect(body.values.map(({ kind, interpretation, range }) => [kind, interpretation, range?.low])).toEqual([
    ['heartRate', 'N', '100'],
    ['temperature', 'H', '36.1'],
    ['weight', null, undefined],
  ])
})

test('the height of an adult is taken from the newest one before; a child’s and a later one are not', async () => {
  const adult = await insertPatient('1980-01-01')
  const height = { code: '8302-2', codeDisplay: 'Body height', valueUnit: 'cm' }
  await insert(adult, { ...height, valueQuantity: '150', effectiveAt: '1997-12-31T09:00:00Z' })
  await insert(adult, { ...height, valueQuantity: '170', effectiveAt: '2020-01-01T09:00:00Z' })
  await insert(adult, { ...height, valueQuantity: '171', effectiveAt: '2024-01-01T09:00:00Z' })
  await insert(adult, { ...height, valueQuantity: '99', effectiveAt: '2026-03-04T09:45:00Z' })
  expect(pairs((await record(adult, { weight: '80' })).body.values)).toContainEqual(['bmi', '27.4'])

  const child = await insertPatient('2016-01-01')
  await insert(child, { ...height, valueQuantity: '130', effectiveAt: '2025-01-01T09:00:00Z' })
  expect(pairs((await record(child, { weight: '30' })).body.values)).toEqual([['weight', '30']])

  const infant = await insertPatient('2025-01-01')
  const measured = await record(infant, { weight: '10', height: '76' })
  expect(pairs(measured.body.values)).toEqual([
    ['weight', '10'],
    ['height', '76'],
  ])
})

test('an unusual value is asked about once: without "confirmed" nothing is written', async () => {
  const patientId = await insertPatient()
  const refused = await record(patientId, { heartRate: '190', temperature: '36.8' })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'VITALS_UNUSUAL', errors: [{ pointer: '/body/values/heartRate' }] },
  })
  expect(await rowsOf(patientId)).toEqual([])

  const taken = await record(patientId, { heartRate: '190', temperature: '36.8' }, { confirmed: true })
  expect(taken.status).toBe(201)
  const event = await db
    .selectFrom('auditEvent')
    .select('detail')
    .where('recordId', '=', taken.body.values[0]!.observationId)
    .executeTakeFirstOrThrow()
  expect(event.detail).toEqual({ confirmedUnusual: ['heartRate'] })
})

test.each([
  ['an impossible value', { temperature: '368' }, {}, '/body/values/temperature'],
  ['half a pressure', { systolic: '128' }, {}, '/body/values/diastolic'],
  ['no value', {}, {}, '/body/values'],
  ['an unknown kind', { heartRate: '72', pulse: '72' }, {}, '/body/values/pulse'],
  ['the future', { heartRate: '72' }, { takenAt: '2026-03-05T09:30:00.000Z' }, '/body/takenAt'],
  ['no time', { heartRate: '72' }, { takenAt: 'today' }, '/body/takenAt'],
  ['a visit of somebody else', { heartRate: '72' }, { encounterId: randomUUID() }, '/body/encounterId'],
  ['the head of an adult', { headCircumference: '55' }, {}, '/body/values/headCircumference'],
])('%s is refused by its place, and nothing is written', async (_, values, more, pointer) => {
  const patientId = await insertPatient()
  const answer = await record(patientId, values, more)
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
  expect(await rowsOf(patientId)).toEqual([])
})

test('a set belongs to a visit of the same patient', async () => {
  const [patientId, other] = [await insertPatient(), await insertPatient()]
  const visit = await db
    .insertInto('encounter')
    .values({ patientId, status: 'in-progress', class: 'ambulatory', startedAt: TAKEN_AT })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { body } = await record(patientId, { heartRate: '72' }, { encounterId: visit.id })
  expect(body.values[0]).toMatchObject({ encounterId: visit.id })
  expect((await listed(patientId, { encounterId: visit.id })).body.items).toHaveLength(1)
  expect((await listed(patientId, { encounterId: randomUUID() })).body.items).toEqual([])
  expect((await record(other, { heartRate: '72' }, { encounterId: visit.id })).status).toBe(400)
})

test('the same request sent twice writes once; the key for another set is refused', async () => {
  const patientId = await insertPatient()
  const idempotencyKey = randomUUID()
  const first = await record(patientId, { heartRate: '72' }, { idempotencyKey })
  const again = await record(patientId, { heartRate: '72' }, { idempotencyKey })
  expect(again).toMatchObject({ status: 201, body: first.body })
  expect(await rowsOf(patientId)).toHaveLength(1)
  expect((await record(patientId, { heartRate: '73' }, { idempotencyKey })).status).toBe(422)
})

test('when a part cannot be written, nothing of the set is', async () => {
  const patientId = await insertPatient()
  const userId = randomUUID()
  await sql`alter table observation_component add constraint refused check (value_quantity <> 127)`.execute(
    ownerDb,
  )
  const answer = await record(
    patientId,
    { systolic: '127', diastolic: '82', heartRate: '72' },
    {},
    { userId },
  )
  expect(answer.status).toBe(400)
  expect(await rowsOf(patientId)).toEqual([])
  const events = db.selectFrom('auditEvent').select('outcome').where('userId', '=', userId)
  expect(await events.execute()).toEqual([])
})

test('every observation of a set has its audit record, and each reading one', async () => {
  const patientId = await insertPatient()
  const userId = randomUUID()
  await record(patientId, { systolic: '128', diastolic: '82', heartRate: '72' }, {}, { userId })
  const params = { patientId }
  await api.call(contract.listVitals, { params, query: {} }, { userId })
  await api.call(contract.listLatestVitals, { params }, { userId })
  await api.call(contract.vitalTrend, { params, query: { kind: 'heartRate' } }, { userId })
  const events = await db
    .selectFrom('auditEvent')
    .select(['action', 'operation', 'recordType', 'recordId', 'patientIds'])
    .where('userId', '=', userId)
    .orderBy('id')
    .execute()
  const rows = await rowsOf(patientId)
  const recordIds = events.slice(0, rows.length).map(({ recordId }) => recordId)
  expect(new Set(recordIds)).toEqual(new Set(rows.map(({ id }) => id)))
  expect(events).toEqual([
    ...recordIds.map((recordId) => ({
      action: 'create',
      operation: 'vitals.record',
      recordType: 'observation',
      recordId,
      patientIds: [patientId],
    })),
    ...['vitals.list', 'vitals.latest', 'vitals.trend'].map((operation) => ({
      action: 'read',
      operation,
      recordType: null,
      recordId: null,
      patientIds: [patientId],
    })),
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
