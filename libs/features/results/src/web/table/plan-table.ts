import { knownTest, TEST_GROUPS, type TestGroup } from '../../contract/known-tests.ts'
import type { Result, ResultSet } from '../../contract.ts'

/** A test over time, in one unit. */
export interface TestRow {
  readonly key: string
  /** Newest of the row: its name, unit and range head the row, its id leads to the trend. */
  readonly newest: Result
  /** An earlier value was measured against another range than the one shown. */
  readonly hasOtherRanges: boolean
  readonly values: ReadonlyMap<string, readonly Result[]>
}

export interface TestTable {
  /** Oldest first. */
  readonly moments: readonly string[]
  readonly groups: readonly { readonly group: TestGroup; readonly rows: readonly TestRow[] }[]
}

/** Turns sets, newest first, into rows by test and unit (NHS GTAB-178), in the parts of a report. */
export function planTable(sets: readonly ResultSet[]): TestTable {
  const results = sets.flatMap((set) => set.results)
  const rows = [...Map.groupBy(results, rowKey)].flatMap(([key, ofTest]) => planRow(key, ofTest))
  const byGroup = Map.groupBy(rows, ({ newest }) => knownTest(newest.code).group)
  return {
    moments: sets.map(({ takenAt }) => takenAt).toReversed(),
    groups: TEST_GROUPS.flatMap((group) => {
      const ofGroup = byGroup.get(group)
      return ofGroup === undefined ? [] : [{ group, rows: ofGroup.toSorted(compareRows) }]
    }),
  }
}

function rowKey({ code, value, unit }: Result): string {
  // A result in words, or one still to come, has no unit and stands in the row of its test's words.
  return JSON.stringify([code.system, code.code, value === null ? null : unit])
}

function planRow(key: string, results: readonly Result[]): TestRow[] {
  const [newest] = results
  if (newest === undefined) return []
  const range = rangeKey(newest)
  return [
    {
      key,
      newest,
      hasOtherRanges: results.some((result) => rangeKey(result) !== range),
      values: Map.groupBy(results, ({ takenAt }) => takenAt),
    },
  ]
}

function rangeKey({ referenceLow, referenceHigh, referenceText }: Result): string {
  return JSON.stringify([referenceLow, referenceHigh, referenceText])
}

function compareRows(one: TestRow, other: TestRow): number {
  const [first, second] = [knownTest(one.newest.code), knownTest(other.newest.code)]
  if (first.position !== second.position) return first.position - second.position
  return one.newest.code.display.localeCompare(other.newest.code.display, 'en')
}
