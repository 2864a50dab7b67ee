import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './page.module.css'

export interface PageProps {
  readonly title: ReactNode
  /** The one filled button of the view, at the end of the header. */
  readonly primary?: ReactNode
  /** Further actions, unfilled. */
  readonly actions?: ReactNode
  /** Below the title: what the page shows, a count, an active filter. */
  readonly subtitle?: ReactNode
  /** `narrow` is one readable column, for forms. */
  readonly width?: 'full' | 'narrow'
  readonly children: ReactNode
}

/** The frame of a screen: its title, at most one filled button, its content. */
export function Page({ title, primary, actions, subtitle, width = 'full', children }: PageProps) {
  return (
    <div className={css.page} data-width={width}>
      <header className={css.header}>
        <div className={css.heading}>
          <Title order={1} tabIndex={-1} data-page-title>
            {title}
          </Title>
          {subtitle !== undefined && <div className={css.subtitle}>{subtitle}</div>}
        </div>
        <div className={css.actions}>
          {actions}
          {primary}
        </div>
      </header>
      {children}
    </div>
  )
}
