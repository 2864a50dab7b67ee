import type { VitalKind } from '../../contract/vital-kinds.ts'
import type { RowKind } from '../flowsheet/plan-flowsheet.ts'

/** The kinds that are drawn for a row: both pressures below each other. */
export function kindsOf(row: RowKind): readonly VitalKind[] {
  return row === 'pressure' ? ['systolic', 'diastolic'] : [row]
}
