import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/medication-override'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import * as orders from '../contract/orders.ts'
import { feature } from './index.ts'
import {
  AMOXICILLIN,
  createPrescribing,
  overrideOf,
  PENICILLIN,
  SIMVASTATIN,
} from './testing/create-prescribing.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())
const { insertAllergy, insertPatient, insertPatientWithoutAllergies, prescribe } = await createPrescribing(
  db,
  api,
)

test('an allergy that is found later stands against what is taken, until somebody answers it', async () => {
  const patientId = await insertPatientWithoutAllergies()
  const { body } = await prescribe(patientId, { code: AMOXICILLIN })
  await prescribe(patientId, { code: SIMVASTATIN })
  const asked = { params: { patientId }, body: { code: PENICILLIN } }
  const before = await api.call(orders.checkAllergy, asked)
  expect(before.body.warnings.map(({ conflict }) => conflict?.id)).toEqual([body.id])
  const listConflicts = async () =>
    (await api.call(orders.listConflicts, { params: { patientId } })).body.items
  expect(await listConflicts()).toEqual([])
  await insertAllergy(patientId, PENICILLIN)
  expect(await listConflicts()).toMatchObject([{ medicationId: body.id, warning: { kind: 'allergy' } }])
  const [warning] = (await listConflicts()).map((item) => item.warning)
  const answers: orders.WarningAnswer[] = [
    overrideOf(warning?.id ?? ''),
    { warningId: `duplicate.${body.id}.1`, action: 'stop' },
  ]
  const { status } = await prescribe(patientId, { code: AMOXICILLIN, answers })
  expect([status, await listConflicts()]).toEqual([201, []])
})

test('the application can neither change nor remove an answer to a warning', async () => {
  const patientId = await insertPatient()
  const allergyId = await insertAllergy(patientId, PENICILLIN)
  await prescribe(patientId, { code: AMOXICILLIN, answers: [overrideOf(`allergy.${allergyId}.1`)] })
  const changed = db.updateTable('medicationOverride').set({ reason: 'None' }).execute()
  await expect(changed).rejects.toThrow('permission denied')
  await expect(db.deleteFrom('medicationOverride').execute()).rejects.toThrow('permission denied')
})

test('clinicians prescribe, pharmacists suspend, nurses read', async () => {
  const allowed: Record<string, number[]> = {}
  for (const role of [
    'clinician',
    'nurse',
    'pharmacist',
    'front-desk',
    'auditor',
    'administrator',
  ] as const) {
    const patientId = await insertPatientWithoutAllergies()
    const { body } = await prescribe(patientId)
    const params = { patientId, medicationId: body.id }
    const roles = [role]
    const reason = { reason: 'Asked' }
    const checked = { params: { patientId }, body: { code: AMOXICILLIN } }
    const stopped = { params, body: { stopCode: 'ineffective' as const, reason: null }, version: 3 }
    const answers = [
      await api.call(orders.checkMedication, checked, { roles }),
      await prescribe(patientId, { code: SIMVASTATIN }, { roles }),
      await api.call(orders.holdMedication, { params, body: reason, version: 1 }, { roles }),
      await api.call(orders.resumeMedication, { params, body: { answers: [] }, version: 2 }, { roles }),
      await api.call(orders.stopMedication, stopped, { roles }),
      await api.call(orders.markMedicationInError, { params, body: reason, version: 4 }, { roles }),
    ]
    allowed[role] = answers.map(({ status }) => status)
  }
  const nobody = Array.from({ length: 6 }, () => 403)
  expect(allowed).toEqual({
    clinician: [200, 201, 200, 200, 200, 200],
    nurse: [200, ...nobody.slice(1)],
    pharmacist: [200, 403, 200, 403, 403, 403],
    'front-desk': nobody,
    auditor: nobody,
    administrator: nobody,
  })
})
