import type { ImmunizationTable } from '@ehr/db-migrations/tables/immunization'
import type { Insertable } from 'kysely'

/** A row for tests; only what matters to the test is stated. */
export function immunizationOf(
  patientId: string,
  given: Partial<Insertable<ImmunizationTable>> = {},
): Insertable<ImmunizationTable> {
  return {
    patientId,
    codeSystem: 'http://hl7.org/fhir/sid/cvx',
    code: '140',
    codeDisplay: 'Influenza, seasonal, injectable, preservative free',
    status: 'completed',
    occurredAt: '2026-03-04T09:30:00.000Z',
    ...given,
  }
}
