import { formatRange } from '@ehr/ui/display/reference-range.ts'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../contract.ts'
import css from './display.module.css'

export interface RangeTextProps {
  readonly result: Pick<Result, 'referenceLow' | 'referenceHigh' | 'referenceText'>
}

/** The laboratory's range and for whom it holds; without one it is said, since that is not "normal". */
export function RangeText({
  result: { referenceLow: low, referenceHigh: high, referenceText },
}: RangeTextProps) {
  const { t } = useTranslation('results')
  const limits = formatRange({ low, high })
  if (limits === undefined) return referenceText === null ? t('noRange') : <bdi>{referenceText}</bdi>
  return (
    <span className={css.range}>
      <bdi dir="ltr" className={css.limits}>
        {limits}
      </bdi>
      {referenceText !== null && <bdi className={css.population}>{referenceText}</bdi>}
    </span>
  )
}
