import type { ConditionTable } from '@ehr/db-migrations/tables/condition'
import type { Insertable } from 'kysely'

/** A row for tests; only what matters to the test is stated. */
export function problemOf(
  patientId: string,
  given: Partial<Insertable<ConditionTable>> = {},
): Insertable<ConditionTable> {
  return {
    patientId,
    codeSystem: 'http://snomed.info/sct',
    code: '38341003',
    codeDisplay: 'Hypertensive disorder',
    clinicalStatus: 'active',
    onsetAt: '2026-03-04T09:30:00.000Z',
    ...given,
  }
}
