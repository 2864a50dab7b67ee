import { ClinicalMoment } from '../display/components/clinical-moment.tsx'
import { Quantity } from '../display/components/quantity.tsx'
import { ResultFlagMark } from '../display/components/result-flag-mark.tsx'
import { useUiText } from '../i18n/use-language.ts'
import type { TrendPoint } from './plan-trend.ts'
import css from './trend.module.css'

export interface TrendTableProps {
  readonly points: readonly TrendPoint[]
  readonly unit: string
  readonly low?: string | null | undefined
  readonly high?: string | null | undefined
}

/** The values of a trend as a table, newest on top (NHS GTAB-189). */
export function TrendTable({ points, unit, low, high }: TrendTableProps) {
  const { t } = useUiText()
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('trend.date')}</th>
          <th scope="col">{t('trend.value')}</th>
          <th scope="col">{t('trend.flag')}</th>
        </tr>
      </thead>
      <tbody>
        {points
          .toSorted((one, other) => other.at.localeCompare(one.at))
          .map(({ at, value, interpretation, isUnsaved }, place) => (
            <tr key={`${at} ${place}`}>
              <td>
                <ClinicalMoment at={at} />
              </td>
              <td className={css.value}>
                <Quantity value={value} unit={unit} />
              </td>
              <td>
                <ResultFlagMark result={{ value, low, high, interpretation }} />
                {isUnsaved === true && t('trend.unsaved')}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
