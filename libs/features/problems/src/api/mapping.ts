import type { PartialDate } from '@ehr/contracts'
import type { Problem, ProblemChange } from '../contract.ts'
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
    severity: row.severity,
    onset: toPartialDate(row.onsetOn, row.onsetPrecision, row.onsetDay),
    onsetAt: row.onsetAt?.toISOString() ?? null,
    abated: toPartialDate(row.abatedOn, row.abatedPrecision, row.abatedDay),
    abatedAt: row.abatedAt?.toISOString() ?? null,
    recordedAt: row.recordedAt?.toISOString() ?? null,
    note: row.note,
    errorReason: row.errorReason,
    encounterId: row.encounterId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}

/**
 * The columns that people write. A date that stays as it was shown keeps its moment: an import's is more exact
 * than the day that people see.
 */
export function toColumns(input: ProblemChange, before?: Problem) {
  const { clinicalStatus, verificationStatus, severity, onset, abated, note } = input
  return {
    ...{ clinicalStatus, verificationStatus, severity, note },
    ...(before !== undefined && isSameDate(onset, before.onset)
      ? {}
      : {
          onsetOn: onset?.value ?? null,
          onsetPrecision: onset?.precision ?? null,
          onsetAt: momentOf(onset),
        }),
    ...(before !== undefined && isSameDate(abated, before.abated)
      ? {}
      : {
          abatedOn: abated?.value ?? null,
          abatedPrecision: abated?.precision ?? null,
          abatedAt: momentOf(abated),
        }),
  }
}

/** A moment of the date, for order among others: noon is that day in nearly every time zone. */
function momentOf(date: PartialDate | null): string | null {
  return date === null ? null : `${date.value}T12:00:00.000Z`
}

function isSameDate(one: PartialDate | null, other: PartialDate | null): boolean {
  return one?.value === other?.value && one?.precision === other?.precision
}

function toPartialDate(
  value: string | null,
  precision: PartialDate['precision'] | null,
  day: string | null,
): PartialDate | null {
  if (value !== null && precision !== null) return { value, precision }
  return day === null ? null : { value: day, precision: 'day' }
}
