import { unitText } from '@ehr/ui/display/clinical-number.ts'
import { formatRange } from '@ehr/ui/display/reference-range.ts'
import type { AgeBand } from '../../contract/age-bands.ts'
import { VITAL_FACTS, type VitalKind } from '../../contract/vital-kinds.ts'

/** Limits with their unit, "41–130 /min", isolated so that they keep their order in Arabic. */
export function limitsInWords(kind: VitalKind, limits: AgeBand | undefined): string {
  const range = formatRange({ low: limits?.low?.toString(), high: limits?.high?.toString() }) ?? ''
  return `\u2066${range} ${unitText(VITAL_FACTS[kind].unit)}\u2069`
}
