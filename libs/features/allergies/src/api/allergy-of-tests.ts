import type { AllergyIntoleranceTable } from '@ehr/db-migrations/tables/allergy-intolerance'
import type { Insertable } from 'kysely'

/** A row for tests; only what matters to the test is stated. */
export function allergyOf(
  patientId: string,
  given: Partial<Insertable<AllergyIntoleranceTable>> = {},
): Insertable<AllergyIntoleranceTable> {
  return {
    patientId,
    codeSystem: 'http://snomed.info/sct',
    code: '91936005',
    codeDisplay: 'Allergy to penicillin',
    clinicalStatus: 'active',
    ...given,
  }
}
