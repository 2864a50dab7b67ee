import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/medication-request-history'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import * as orders from '../contract/orders.ts'
import { feature } from './index.ts'
import {
  AMOXICILLIN,
  createPrescribing,
  LISINOPRIL,
  orderOf,
  overrideOf,
  PENICILLIN,
} from './testing/create-prescribing.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())
const { check, insertAllergy, insertPatient, insertPatientWithoutAllergies, prescribe, userId } =
  await createPrescribing(db, api)

test('a change of the dose keeps the former state and its reason', async () => {
  const patientId = await insertPatientWithoutAllergies()
  const { body } = await prescribe(patientId)
  const { code: _, encounterId: __, answers: ___, ...order } = orderOf({ doseQuantity: '20' })
  const call = {
    params: { patientId, medicationId: body.id },
    body: { ...order, changeReason: 'Blood pressure still high' },
    version: 1,
  }
  expect(await api.call(orders.updateMedication, call)).toMatchObject({
    status: 200,
    body: { doseQuantity: '20', version: 2, statusReason: 'Blood pressure still high' },
  })
  expect((await api.call(orders.updateMedication, call)).status).toBe(412)
  const former = db.selectFrom('medicationRequestHistory').select('doseQuantity').where('id', '=', body.id)
  expect(await former.execute()).toEqual([{ doseQuantity: '10' }])
})

test('what is stopped is stopped with its reason, and is not changed any more', async () => {
  const patientId = await insertPatientWithoutAllergies()
  const { body } = await prescribe(patientId)
  const params = { patientId, medicationId: body.id }
  const stop = (given: { stopCode: 'other' | 'side-effects'; reason: string | null }, version = 1) =>
    api.call(orders.stopMedication, { params, body: given, version }, { userId })
  expect((await stop({ stopCode: 'other', reason: null })).status).toBe(400)
  expect(await stop({ stopCode: 'side-effects', reason: 'Cough' })).toMatchObject({
    status: 200,
    body: { status: 'stopped', stopCode: 'side-effects', stopReason: 'Cough' },
  })
  const again = await stop({ stopCode: 'side-effects', reason: 'Cough' }, 2)
  expect([again.status, again.body]).toMatchObject([409, { code: 'MEDICATION_CLOSED' }])
  expect(await check(patientId, LISINOPRIL)).toEqual([])
})

test('what is on hold is resumed only with an answer to what speaks against it by now', async () => {
  const patientId = await insertPatientWithoutAllergies()
  const { body } = await prescribe(patientId, { code: AMOXICILLIN })
  const params = { patientId, medicationId: body.id }
  const held = await api.call(orders.holdMedication, { params, body: { reason: 'Rash?' }, version: 1 })
  expect(held.body).toMatchObject({ status: 'on-hold', statusReason: 'Rash?' })
  const allergyId = await insertAllergy(patientId, PENICILLIN)
  const resume = (answers: orders.WarningAnswer[]) =>
    api.call(orders.resumeMedication, { params, body: { answers }, version: 2 }, { userId })
  expect((await resume([])).status).toBe(409)
  expect(await resume([overrideOf(`allergy.${allergyId}.1`)])).toMatchObject({
    status: 200,
    body: { status: 'active', statusReason: null },
  })
})

test('a prescription of another patient is 404 to every change', async () => {
  const { body } = await prescribe(await insertPatientWithoutAllergies())
  const params = { patientId: await insertPatient(), medicationId: body.id }
  const call = { params, body: { reason: 'Mistake' }, version: 1 }
  expect((await api.call(orders.holdMedication, call)).status).toBe(404)
  expect((await api.call(orders.markMedicationInError, call)).status).toBe(404)
  expect((await prescribe(randomUUID())).status).toBe(404)
})
