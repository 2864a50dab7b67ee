import type { Problem } from '../contract.ts'
import type { ProblemRow } from './queries.ts'

/** A row as the contract shows it. */
export function toProblem(row: ProblemRow): Problem {
  return {
    id: row.id,
    patientId: row.patientId,
    version: row.version,
    code: { system: row.codeSystem, code: row.code, display: row.codeDisplay },
    category: row.category,
    clinicalStatus: row.clinicalStatus,
    verificationStatus: row.verificationStatus,
    isActive: row.isActive,
    onsetAt: row.onsetAt?.toISOString() ?? null,
    abatedAt: row.abatedAt?.toISOString() ?? null,
    recordedAt: row.recordedAt?.toISOString() ?? null,
    note: row.note,
    encounterId: row.encounterId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}
