import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { useTranslation } from 'react-i18next'
import { sameUnit } from '../../contract/vital-kinds.ts'
import type { LatestVital, Vital } from '../../contract.ts'
import { GrowthText } from '../display/growth-text.tsx'
import { kindName } from '../display/kind-name.ts'
import { MeasuredValue } from '../display/measured-value.tsx'
import { StatusText } from '../display/status-text.tsx'
import { rowKindOf } from '../flowsheet/plan-flowsheet.ts'
import css from './panel.module.css'
import { Sparkline, type SparklineProps } from './sparkline.tsx'

export interface VitalRowsProps {
  readonly label: string
  readonly vitals: readonly (Vital & Partial<Pick<LatestVital, 'recent'>>)[]
  /** Off where all values are of one moment that is told already. */
  readonly hasDates?: boolean
}

/** Values below each other: what, how much, when, and its course where that is known. */
export function VitalRows({ label, vitals, hasDates = true }: VitalRowsProps) {
  const { t } = useTranslation('vitals')
  return (
    <table className={css.rows} aria-label={label}>
      <tbody>
        {rowsOf(vitals).map((row) => {
          const [first] = row.vitals
          if (first === undefined) return null
          return (
            <tr key={first.id}>
              <th scope="row">
                <bdi>{kindName(rowKindOf(first.kind), first.code.display, t)}</bdi>
              </th>
              <td>
                <div className={css.measured}>
                  <span className={css.value}>
                    <MeasuredValue vitals={row.vitals} /> <StatusText status={first.status} />
                  </span>
                  {first.growth !== null && (
                    <span className={css.date}>
                      <GrowthText growth={first.growth} />
                    </span>
                  )}
                  {hasDates && (
                    <span className={css.date}>
                      <ClinicalMoment at={first.takenAt} show="date" />
                    </span>
                  )}
                </div>
              </td>
              {row.recent !== undefined && (
                <td className={css.course}>
                  <Sparkline points={row.recent} />
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface Row {
  readonly vitals: readonly Vital[]
  readonly recent: SparklineProps['points'] | undefined
}

/** Both pressures of one measurement share a row; the course is the systolic's. */
function rowsOf(vitals: VitalRowsProps['vitals']): Row[] {
  const rows = Map.groupBy(vitals, ({ kind, observationId, id, unit }) =>
    rowKindOf(kind) === 'pressure' ? `${observationId} ${sameUnit(unit)}` : id,
  )
  return [...rows.values()].map((ofRow) => ({ vitals: ofRow, recent: ofRow[0]?.recent }))
}
