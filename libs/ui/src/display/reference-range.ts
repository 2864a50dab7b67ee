import { formatMeasuredNumber } from './clinical-number.ts'

export interface ReferenceRange {
  readonly low?: string | null | undefined
  readonly high?: string | null | undefined
  /** In words, with its population ("adult women"). */
  readonly text?: string | null | undefined
}

/** A range as text: `3.5–5.0`, `< 5.0`, `≥ 60`; the laboratory's own words when there are no limits. */
export function formatRange({ low, high, text }: ReferenceRange): string | undefined {
  if (low && high) return `${formatMeasuredNumber(low)}–${formatMeasuredNumber(high)}`
  if (low) return `≥ ${formatMeasuredNumber(low)}`
  if (high) return `≤ ${formatMeasuredNumber(high)}`
  return text ?? undefined
}
