import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/encounter'
import { createTestApi } from '@ehr/http/testing'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { NOW, TAKEN_AT, vitalsOfTests } from './vitals-of-tests.ts'

const { db, ownerDb } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature], clock: () => NOW })
afterAll(() => api.close())
const { insertPatient, insert, record, listed, rowsOf } = vitalsOfTests(db, api)

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
  expect(await events.execute()).toEqual([{ outcome: 'failed' }])
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
