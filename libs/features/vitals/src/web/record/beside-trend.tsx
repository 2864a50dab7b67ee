import type { TrendPoint } from '@ehr/ui/trend/plan-trend.ts'
import { flagOfVital, isPossible } from '../../contract/judge.ts'
import type { MeasuredKind } from '../../contract/vital-kinds.ts'
import { rowKindOf } from '../flowsheet/plan-flowsheet.ts'
import { kindsOf } from '../trend/shown-kinds.ts'
import { VitalTrend } from '../trend/vital-trend.tsx'
import type { SetDraft } from './judge-draft.ts'

export interface BesideTrendProps {
  readonly patientId: string
  readonly kind: MeasuredKind
  readonly draft: SetDraft
  readonly ageMonths: number | undefined
}

/** The trend of the value that is being typed, which is drawn hollow until it is saved. */
export function BesideTrend({ patientId, kind, draft, ageMonths }: BesideTrendProps) {
  const row = rowKindOf(kind) ?? kind
  return kindsOf(row === 'systolic' || row === 'diastolic' ? 'pressure' : row).map((shown) => (
    <VitalTrend
      key={shown}
      patientId={patientId}
      kind={shown}
      unsaved={shown === 'bmi' ? undefined : unsavedPoint(shown, draft, ageMonths)}
    />
  ))
}

function unsavedPoint(
  kind: MeasuredKind,
  { takenAt, values }: SetDraft,
  ageMonths: number | undefined,
): TrendPoint | undefined {
  const value = values[kind]
  if (!takenAt || !value || !isPossible(kind, value)) return undefined
  return { at: takenAt, value, isUnsaved: true, interpretation: flagOfVital(kind, value, ageMonths) }
}
