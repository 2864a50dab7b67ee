import type { Medication } from '../contract.ts'
import type { MedicationRow } from './queries.ts'

/** A row as the contract shows it. */
export function toMedication(row: MedicationRow): Medication {
  return {
    id: row.id,
    patientId: row.patientId,
    version: row.version,
    code: { system: row.codeSystem, code: row.code, display: row.codeDisplay },
    status: row.status,
    intent: row.intent,
    doseQuantity: row.doseQuantity,
    doseUnit: row.doseUnit,
    route: row.route,
    frequency: row.frequency,
    frequencyCode: row.frequencyCode,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    instructions: row.instructions,
    isAsNeeded: row.isAsNeeded,
    authoredAt: row.authoredAt.toISOString(),
    stoppedAt: row.stoppedAt?.toISOString() ?? null,
    stopCode: row.stopCode,
    stopReason: row.stopReason,
    statusReason: row.statusReason,
    reason:
      row.reasonSystem === null || row.reasonCode === null || row.reasonDisplay === null
        ? null
        : { system: row.reasonSystem, code: row.reasonCode, display: row.reasonDisplay },
    practitioner:
      row.practitionerId === null ? null : { id: row.practitionerId, name: row.practitionerName ?? '' },
    encounterId: row.encounterId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}
