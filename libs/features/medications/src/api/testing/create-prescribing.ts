import { randomUUID } from 'node:crypto'
import type { Coding, Role } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/allergy-intolerance'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/practitioner'
import type { TestApi } from '@ehr/http/testing'
import * as orders from '../../contract/orders.ts'

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const SNOMED = 'http://snomed.info/sct'
export const AMOXICILLIN = { system: RXNORM, code: '308182', display: 'Amoxicillin 250 MG Oral Capsule' }
export const LISINOPRIL = { system: RXNORM, code: '314076', display: 'Lisinopril 10 MG Oral Tablet' }
export const SIMVASTATIN = { system: RXNORM, code: '314231', display: 'Simvastatin 10 MG Oral Tablet' }
export const PENICILLIN = { system: SNOMED, code: '91936005', display: 'Allergy to penicillin' }
const NO_KNOWN_ALLERGY = { system: SNOMED, code: '716186003', display: 'No known allergy' }

/** A whole prescription; only what matters to the test is stated. */
export function orderOf(given: Partial<orders.Prescription> = {}): orders.Prescription {
  return {
    code: LISINOPRIL,
    doseQuantity: '10',
    doseUnit: 'mg',
    route: 'oral',
    frequencyCode: 'daily',
    isAsNeeded: false,
    startsOn: '2026-11-21',
    endsOn: null,
    instructions: null,
    reason: null,
    encounterId: null,
    answers: [],
    ...given,
  }
}

/** An answer that sets a warning aside. */
export function overrideOf(warningId: string): orders.WarningAnswer {
  return { warningId, action: 'override', reasonCode: 'tolerated-before', reason: 'Had it twice since' }
}

/** Patients, allergies and somebody who prescribes, for tests of orders. */
export async function createPrescribing(db: Db, api: TestApi) {
  const userId = randomUUID()
  const { id: practitionerId } = await db
    .insertInto('practitioner')
    .values({ givenName: 'Carla', familyName: 'Clinician' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const email = `${userId}@x.test`
  await db
    .insertInto('appUser')
    .values({ id: userId, name: 'Carla Clinician', email, practitionerId })
    .execute()

  async function insertPatient(): Promise<string> {
    const id = randomUUID()
    await db.insertInto('patient').values({ id, mrn: id }).execute()
    return id
  }

  async function insertAllergy(patientId: string, code: Coding, isNoneKnown = false): Promise<string> {
    const columns = { codeSystem: code.system, code: code.code, codeDisplay: code.display }
    const { id } = await db
      .insertInto('allergyIntolerance')
      .values({ ...columns, patientId, isNoneKnown, criticality: 'high' })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  return {
    userId,
    practitionerId,
    insertPatient,
    insertAllergy,
    async insertPatientWithoutAllergies(): Promise<string> {
      const patientId = await insertPatient()
      await insertAllergy(patientId, NO_KNOWN_ALLERGY, true)
      return patientId
    },
    prescribe(
      patientId: string,
      given: Partial<orders.Prescription> = {},
      { roles, idempotencyKey = randomUUID() }: { roles?: readonly Role[]; idempotencyKey?: string } = {},
    ) {
      const call = { params: { patientId }, body: orderOf(given), idempotencyKey }
      return api.call(orders.prescribe, call, { userId, ...(roles && { roles }) })
    },
    async check(patientId: string, code: Coding) {
      const call = { params: { patientId }, body: { code } }
      return (await api.call(orders.checkMedication, call)).body.warnings
    },
  }
}
