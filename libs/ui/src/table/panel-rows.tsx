import type { ReactNode } from 'react'
import { TextLink } from '../page/button-link.tsx'
import css from './panel-rows.module.css'

export interface PanelRow {
  readonly key: string
  /** What the record is: a link to it when `to` is given. */
  readonly title: ReactNode
  readonly to?: string
  /** States that are not the rule, beside the title. */
  readonly mark?: ReactNode
  /** At the end of the first line: a date, a state. */
  readonly end?: ReactNode
  /** Second line. */
  readonly detail?: ReactNode
  readonly tone?: 'struck' | 'muted' | undefined
}

export interface PanelRowsProps {
  readonly label: string
  readonly rows: readonly PanelRow[]
  /** Where the rest is, when there is one. */
  readonly more?: { readonly to: string; readonly label: string } | undefined
}

/** The first records of a part of the chart, two lines each, and the way to the rest; nothing is ever cut. */
export function PanelRows({ label, rows, more }: PanelRowsProps) {
  return (
    <>
      <ul className={css.rows} aria-label={label}>
        {rows.map(({ key, title, to, mark, end, detail, tone }) => (
          <li key={key} className={css.row} data-tone={tone}>
            <div className={css.first}>
              <span className={css.title}>
                <span className={css.name}>
                  {to === undefined ? title : <TextLink to={to}>{title}</TextLink>}
                </span>{' '}
                {mark}
              </span>
              {end !== undefined && <span className={css.end}>{end}</span>}
            </div>
            {detail !== undefined && <div className={css.detail}>{detail}</div>}
          </li>
        ))}
      </ul>
      {more !== undefined && (
        <div className={css.more}>
          <TextLink to={more.to} size="sm">
            {more.label}
          </TextLink>
        </div>
      )}
    </>
  )
}
