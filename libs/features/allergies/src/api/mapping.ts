import type { Allergy } from '../contract.ts'
import type { AllergyRow } from './queries.ts'

/** A row as the contract shows it. */
export function toAllergy(row: AllergyRow): Allergy {
  return {
    id: row.id,
    patientId: row.patientId,
    version: row.version,
    code: { system: row.codeSystem, code: row.code, display: row.codeDisplay },
    type: row.type,
    category: row.category,
    criticality: row.criticality,
    clinicalStatus: row.clinicalStatus,
    verificationStatus: row.verificationStatus,
    isNoneKnown: row.isNoneKnown,
    reaction: row.reaction,
    reactionSeverity: row.reactionSeverity,
    onsetAt: row.onsetAt?.toISOString() ?? null,
    recordedAt: row.recordedAt?.toISOString() ?? null,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}
