import { knownTest, TEST_GROUPS } from '../contract/known-tests.ts'
import { type Result, type ResultSet, UNSEEN_DAYS } from '../contract.ts'
import type { ResultRow } from './queries.ts'

/** A row as the contract shows it at this moment. */
export function toResult(row: ResultRow, now: Date): Result {
  const interpretation = row.interpretation ?? compare(row)
  return {
    id: row.id,
    patientId: row.patientId,
    version: row.version,
    code: { system: row.codeSystem, code: row.code, display: row.codeDisplay },
    status: row.status,
    takenAt: row.effectiveAt.toISOString(),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    value: row.valueQuantity,
    unit: row.valueUnit,
    text: row.valueDisplay ?? row.valueText,
    referenceLow: row.referenceLow,
    referenceHigh: row.referenceHigh,
    referenceText: row.referenceText,
    interpretation,
    performer: row.performer,
    note: row.note,
    encounterId: row.encounterId,
    isUnseen:
      interpretation !== null &&
      interpretation !== 'N' &&
      FINAL.includes(row.status) &&
      row.effectiveAt > unseenSince(now) &&
      !row.isSeen,
  }
}

/** Results that the laboratory stands by; others are not waited for. */
const FINAL: readonly Result['status'][] = ['final', 'amended', 'corrected']

/** Since when abnormal results wait to be seen. */
export function unseenSince(now: Date): Date {
  return new Date(now.getTime() - UNSEEN_DAYS * 86_400_000)
}

/** Results of one moment after another, each in the order of a report. */
export function toSets(moments: readonly Date[], results: readonly Result[]): ResultSet[] {
  const byMoment = Map.groupBy(results, ({ takenAt }) => takenAt)
  return moments.map((moment) => {
    const takenAt = moment.toISOString()
    return { takenAt, results: (byMoment.get(takenAt) ?? []).toSorted(compareTests) }
  })
}

/** A laboratory that gives a range and no flag leaves the comparison to us; without a range there is none. */
function compare({ valueQuantity: value, referenceLow: low, referenceHigh: high }: ResultRow) {
  if (value === null || (low === null && high === null)) return null
  if (low !== null && Number(value) < Number(low)) return 'L'
  return high !== null && Number(value) > Number(high) ? 'H' : 'N'
}

function compareTests(one: Result, other: Result): number {
  const [first, second] = [knownTest(one.code), knownTest(other.code)]
  const byGroup = TEST_GROUPS.indexOf(first.group) - TEST_GROUPS.indexOf(second.group)
  if (byGroup !== 0) return byGroup
  if (first.position !== second.position) return first.position - second.position
  return one.code.display.localeCompare(other.code.display, 'en')
}
