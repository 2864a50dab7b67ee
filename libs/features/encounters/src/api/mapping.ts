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
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    location: toNamed(row.locationId, row.locationName),
    practitioner: toNamed(row.practitionerId, row.practitionerName),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}

function toCoding(system: string | null, code: string | null, display: string | null) {
  return system === null || code === null || display === null ? null : { system, code, display }
}

function toNamed(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name ?? '' }
}
