import type { MedicationRequestTable } from '@ehr/db-migrations/tables/medication-request'
import type { Insertable } from 'kysely'

/** A row for tests; only what matters to the test is stated. */
export function medicationOf(
  patientId: string,
  given: Partial<Insertable<MedicationRequestTable>> = {},
): Insertable<MedicationRequestTable> {
  return {
    patientId,
    codeSystem: 'http://www.nlm.nih.gov/research/umls/rxnorm',
    code: '314076',
    codeDisplay: 'Lisinopril 10 MG Oral Tablet',
    status: 'active',
    authoredAt: '2026-03-04T09:30:00.000Z',
    ...given,
  }
}
