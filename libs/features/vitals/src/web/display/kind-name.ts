import type { TFunction } from 'i18next'
import type { VitalKind } from '../../contract/vital-kinds.ts'
import type { RowKind } from '../flowsheet/plan-flowsheet.ts'

/** A kind by its name; one that we do not know by the words it came with. */
export function kindName(kind: VitalKind | RowKind | null, display: string, t: TFunction<'vitals'>): string {
  return kind === null ? display : t(`kind.${kind}`)
}
