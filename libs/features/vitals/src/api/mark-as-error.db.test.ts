import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { NOW, vitalsOfTests } from './vitals-of-tests.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature], clock: () => NOW })
afterAll(() => api.close())
const { insertPatient, insert, record, listed } = vitalsOfTests(db, api)

const body = { reason: 'Cuff on the wrong patient' }

test('a measurement entered in error leaves the list, stays readable with its reason, and was recorded', async () => {
  const patientId = await insertPatient()
  const set = await record(patientId, { systolic: '128', diastolic: '82', heartRate: '72' })
  const observationId = set.body.values[0]?.observationId ?? ''
  const params = { patientId, observationId }
  const marked = await api.call(contract.markVitalAsError, { params, body, version: 1 })
  expect([marked.status, marked.body.status, marked.body.statusReason, marked.body.version]).toEqual([
    ...[200, 'entered-in-error', body.reason, 2],
  ])
  expect(marked.body.values.map(({ kind }) => kind)).toEqual(['systolic', 'diastolic'])
  expect((await listed(patientId)).body.items[0]?.values.map(({ kind }) => kind)).toEqual(['heartRate'])
  expect((await api.call(contract.getMeasurement, { params })).body).toEqual(marked.body)
  const event = await db
    .selectFrom('auditEvent')
    .select(['reason', 'recordVersion'])
    .where('recordId', '=', observationId)
    .where('action', '=', 'update')
    .executeTakeFirst()
  expect(event).toEqual({ reason: body.reason, recordVersion: 2 })
})

test('it is marked once, by who read the last version, and only in its own patient’s chart', async () => {
  const [patientId, other] = [await insertPatient(), await insertPatient()]
  const observationId = await insert(patientId)
  const params = { patientId, observationId }
  const mark = (given: object, version = 1) =>
    api.call(contract.markVitalAsError, { params: { ...params, ...given }, body, version })
  expect((await mark({ patientId: other })).status).toBe(404)
  expect((await mark({ observationId: randomUUID() })).status).toBe(404)
  expect((await mark({}, 2)).status).toBe(412)
  expect((await mark({})).status).toBe(200)
  expect((await mark({}, 2)).status).toBe(409)
})

test('a laboratory result is not marked by this route', async () => {
  const patientId = await insertPatient()
  const observationId = await insert(patientId, { category: 'laboratory' })
  const params = { patientId, observationId }
  expect((await api.call(contract.markVitalAsError, { params, body, version: 1 })).status).toBe(404)
  expect((await api.call(contract.getMeasurement, { params })).status).toBe(404)
})

test('a child’s weight is told with its place among other children', async () => {
  const patientId = await insertPatient('2025-03-04')
  await db.updateTable('patient').set({ sex: 'female' }).where('id', '=', patientId).execute()
  const { body: set } = await record(patientId, { weight: '8.9' })
  expect(set.values[0]?.growth).toMatchObject({ standard: 'who-2006', isImplausible: false })
  expect(set.values[0]?.growth?.percentile).toBeCloseTo(48, -1)
})
