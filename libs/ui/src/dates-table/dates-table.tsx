import { Button } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
import { ClinicalMoment } from '../display/components/clinical-moment.tsx'
import { useUiText } from '../i18n/use-language.ts'
import type { MoreRows } from '../table/data-table.tsx'
import { type DatesCell, DatesCellView } from './dates-cell.tsx'
import css from './dates-table.module.css'
import { widestParts } from './number-parts.ts'
import { useNewestInView } from './use-newest-in-view.ts'

export interface DatesTableProps {
  /** What the table holds, for screen readers. */
  readonly label: string
  readonly headings: { readonly test: string; readonly unit: string; readonly range: string }
  /** Instants, oldest first. */
  readonly moments: readonly string[]
  readonly groups: readonly DatesGroup[]
  /** Loads the columns before the first one. */
  readonly earlier?: MoreRows
  readonly earlierLabel: string
}

export interface DatesGroup {
  readonly key: string
  readonly title?: ReactNode
  readonly rows: readonly DatesRow[]
}

export interface DatesRow {
  readonly key: string
  readonly name: ReactNode
  /** One unit per row (GTAB-178). */
  readonly unit: ReactNode
  /** With the people it holds for. */
  readonly range: ReactNode
  readonly cells: ReadonlyMap<string, readonly DatesCell[]>
}

/**
 * Tests down, dates across, the newest at the right (NHS GTAB-188); headings stay in view, decimal points stand
 * below each other, columns are as wide as they need to be. Left to right in every language.
 */
export function DatesTable(props: DatesTableProps) {
  const { label, moments, groups, earlier, earlierLabel } = props
  const container = useNewestInView(moments.length)
  return (
    <div className={css.frame}>
      {earlier?.hasNextPage === true && <Earlier earlier={earlier} label={earlierLabel} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1). */}
      <section className={css.scroller} ref={container} tabIndex={0} aria-label={label} dir="ltr">
        <table className={css.table} style={widthVariables(groups)}>
          <thead>
            <HeadRow {...props} />
          </thead>
          {groups.map((group) => (
            <Group key={group.key} group={group} moments={moments} />
          ))}
        </table>
      </section>
    </div>
  )
}

function Earlier({ earlier, label }: { readonly earlier: MoreRows; readonly label: string }) {
  const { t } = useUiText()
  return (
    <div className={css.earlier} dir="ltr">
      <Button loading={earlier.isFetchingNextPage} onClick={() => earlier.fetchNextPage()}>
        {label}
      </Button>
      {earlier.isFetchNextPageError === true && (
        <span className={css.failed} role="alert">
          {t('table.moreFailed')}
        </span>
      )}
    </div>
  )
}

function HeadRow({ headings, moments }: DatesTableProps) {
  return (
    <tr>
      <th scope="col" className={css.corner}>
        <div className={css.test}>
          <span>{headings.test}</span>
          <span className={css.unit}>{headings.unit}</span>
          <span className={css.range}>{headings.range}</span>
        </div>
      </th>
      {moments.map((moment) => (
        <th key={moment} scope="col" className={css.date}>
          <div>
            <ClinicalMoment at={moment} show="date" />
          </div>
          <div className={css.time}>
            <ClinicalMoment at={moment} show="time" />
          </div>
        </th>
      ))}
    </tr>
  )
}

interface GroupProps {
  readonly group: DatesGroup
  readonly moments: readonly string[]
}

function Group({ group: { title, rows }, moments }: GroupProps) {
  return (
    <tbody>
      {title !== undefined && (
        <tr>
          <th scope="rowgroup" className={css.group}>
            {title}
          </th>
          <td colSpan={moments.length} className={css.groupRest} />
        </tr>
      )}
      {rows.map(({ key, name, unit, range, cells }) => (
        <tr key={key}>
          <th scope="row" className={css.row}>
            <div className={css.test}>
              <span className={css.name}>{name}</span>
              <span className={css.unit}>{unit}</span>
              <span className={css.range}>{range}</span>
            </div>
          </th>
          {moments.map((moment) => (
            <td key={moment}>
              {(cells.get(moment) ?? []).map((cell) => (
                <DatesCellView key={cell.key} cell={cell} />
              ))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

/** One width for all columns: a point then stands in the same place of each. */
function widthVariables(
  groups: readonly DatesGroup[],
): CSSProperties & Readonly<Record<`--ehr-${string}`, string>> {
  const values = groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) =>
      [...cells.values()].flat().map(({ pieces }) => pieces.map(({ value }) => value ?? '').join('/')),
    ),
  )
  const { whole, fraction } = widestParts(values)
  return { '--ehr-whole': `${whole}ch`, '--ehr-fraction': `${fraction}ch` }
}
