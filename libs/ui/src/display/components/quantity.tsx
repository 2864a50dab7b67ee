import { formatDoseNumber, formatMeasuredNumber, unitText } from '../clinical-number.ts'
import css from './quantity.module.css'

export interface QuantityProps {
  /** A decimal string, so that the reported precision stays. */
  readonly value: string
  readonly unit?: string | null | undefined
  /** `dose` drops trailing zeros and groups thousands; `measured` keeps what was reported. */
  readonly kind?: 'measured' | 'dose'
}

/** A value with its unit; Latin digits, left to right, never parted at a line's end. */
export function Quantity({ value, unit, kind = 'measured' }: QuantityProps) {
  const number = kind === 'dose' ? formatDoseNumber(value) : formatMeasuredNumber(value)
  const named = unitText(unit ?? '')
  return (
    <bdi dir="ltr" className={css.quantity}>
      {number}
      {named !== '' && (
        <>
          {'\u00a0'}
          <span className={css.unit}>{named}</span>
        </>
      )}
    </bdi>
  )
}
