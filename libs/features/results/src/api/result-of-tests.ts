import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import type { Insertable } from 'kysely'

/** A row for tests; only what matters to the test is stated. */
export function resultOf(
  patientId: string,
  given: Partial<Insertable<ObservationTable>> = {},
): Insertable<ObservationTable> {
  return {
    patientId,
    category: 'laboratory',
    codeSystem: 'http://loinc.org',
    code: '2823-3',
    codeDisplay: 'Potassium [Moles/volume] in Serum or Plasma',
    status: 'final',
    effectiveAt: '2026-03-04T09:30:00.000Z',
    valueQuantity: '4.20',
    valueUnit: 'mmol/L',
    ...given,
  }
}
