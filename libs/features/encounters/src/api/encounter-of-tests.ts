import type { EncounterTable } from '@ehr/db-migrations/tables/encounter'
import type { Insertable } from 'kysely'

/** A row for tests; only what matters to the test is stated. */
export function encounterOf(
  patientId: string,
  given: Partial<Insertable<EncounterTable>> = {},
): Insertable<EncounterTable> {
  return {
    patientId,
    status: 'finished',
    class: 'ambulatory',
    startedAt: '2026-03-04T09:30:00.000Z',
    ...given,
  }
}
