import type { Immunization } from '../contract.ts'
import type { ImmunizationRow } from './queries.ts'

/** A row as the contract shows it. */
export function toImmunization(row: ImmunizationRow): Immunization {
  return {
    id: row.id,
    patientId: row.patientId,
    version: row.version,
    code: { system: row.codeSystem, code: row.code, display: row.codeDisplay },
    status: row.status,
    statusReason: row.statusReason,
    occurredAt: row.occurredAt.toISOString(),
    lotNumber: row.lotNumber,
    expiresOn: row.expiresOn,
    site: row.site,
    doseNumber: row.doseNumber,
    isPrimarySource: row.isPrimarySource,
    note: row.note,
    encounterId: row.encounterId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}
