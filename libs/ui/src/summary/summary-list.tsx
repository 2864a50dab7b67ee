import type { PanelRow } from '../table/panel-rows.tsx'
import css from './summary.module.css'
import { SummaryPart, type SummaryPartProps } from './summary-part.tsx'

export interface SummaryListProps<Item> extends Omit<SummaryPartProps<Item>, 'children'> {
  readonly label: string
  /** A record as the panels show it; on paper without its link. */
  readonly rowOf: (item: Item) => PanelRow
  /** For many short rows; 1 unless given. */
  readonly columns?: 1 | 2
}

/** A part of a patient summary that is a list of records, each kept together on one page. */
export function SummaryList<Item>({ label, rowOf, columns = 1, ...part }: SummaryListProps<Item>) {
  return (
    <SummaryPart {...part}>
      {(items) => (
        <ul className={css.rows} data-columns={columns} aria-label={label}>
          {items.map(rowOf).map(({ key, title, mark, end, detail, tone }) => (
            <li key={key} className={css.row} data-tone={tone}>
              <span className={css.title}>{title}</span> {mark}
              {detail !== undefined && <span className={css.detail}>{detail}</span>}
              {end !== undefined && <span className={css.end}>{end}</span>}
            </li>
          ))}
        </ul>
      )}
    </SummaryPart>
  )
}
