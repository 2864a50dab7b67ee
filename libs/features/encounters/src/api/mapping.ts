import type { Coding } from '@ehr/contracts'
import type { EncounterTable } from '@ehr/db-migrations/tables/encounter'
import type { Updateable } from 'kysely'
import type { Encounter } from '../contract.ts'
import type { EncounterRow } from './queries.ts'

/** A row as the contract shows it. */
export function toEncounter(row: EncounterRow): Encounter {
  return {
    id: row.id,
    patientId: row.patientId,
    version: row.version,
    status: row.status,
    class: row.class,
    type: toCoding(row.typeSystem, row.typeCode, row.typeDisplay),
    reason: toCoding(row.reasonSystem, row.reasonCode, row.reasonDisplay),
    statusReason: row.statusReason,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    location: toNamed(row.locationId, row.locationName),
    practitioner: toNamed(row.practitionerId, row.practitionerName),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}

/** What people write about a visit, besides its status. */
export interface VisitDetails {
  class: Encounter['class']
  type: Coding | null
  reason: Coding | null
  locationId: string | null
  practitionerId: string | null
}

/** The columns of what people write. */
export function toColumns({ class: setting, type, reason, locationId, practitionerId }: VisitDetails) {
  return {
    class: setting,
    typeSystem: type?.system ?? null,
    typeCode: type?.code ?? null,
    typeDisplay: type?.display ?? null,
    reasonSystem: reason?.system ?? null,
    reasonCode: reason?.code ?? null,
    reasonDisplay: reason?.display ?? null,
    locationId,
    practitionerId,
  } satisfies Updateable<EncounterTable>
}

/** A coded concept of three columns; null where one is missing. */
export function toCoding(system: string | null, code: string | null, display: string | null) {
  return system === null || code === null || display === null ? null : { system, code, display }
}

function toNamed(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name ?? '' }
}
