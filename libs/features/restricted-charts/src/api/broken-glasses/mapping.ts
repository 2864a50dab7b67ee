import type { BrokenGlass } from '../../contract.ts'
import type { BreakGlassRow, listNames } from './queries.ts'

type NameRow = Awaited<ReturnType<typeof listNames>>[number]

/** Rows as the contract shows them. */
export function toBrokenGlasses(rows: readonly BreakGlassRow[], names: readonly NameRow[]): BrokenGlass[] {
  const byPatient = Map.groupBy(names, (name) => name.patientId)
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    patient: { id: row.patientId, mrn: row.mrn, names: (byPatient.get(row.patientId) ?? []).map(toName) },
    user: { id: row.userId, name: row.userName },
    reasonCode: row.reasonCode,
    reasonText: row.reasonText,
    brokenAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    reviewedBy: row.reviewerName,
    reviewNote: row.reviewNote,
  }))
}

function toName({ use, family, given, prefix, suffix, language }: NameRow) {
  return { use, family, given, prefix, suffix, language }
}
