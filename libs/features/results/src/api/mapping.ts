import { knownTest, TEST_GROUPS } from '../contract/known-tests.ts'
import type { Result, ResultSet } from '../contract.ts'
import type { ResultRow } from './queries.ts'

/** A row as the contract shows it. */
export function toResult(row: ResultRow): Result {
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
    interpretation: row.interpretation ?? compare(row),
    performer: row.performer,
    note: row.note,
    encounterId: row.encounterId,
  }
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
