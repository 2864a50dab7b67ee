import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import css from './section.module.css'

export interface SectionProps {
  readonly title: ReactNode
  /** How many there are, or another short fact beside the title. */
  readonly aside?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A bordered part of a page under its own heading: a panel of the chart, a group of fields. */
export function Section({ title, aside, actions, children }: SectionProps) {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <header className={css.header}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {aside !== undefined && <span className={css.aside}>{aside}</span>}
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </header>
      <div className={css.content}>{children}</div>
    </section>
  )
}
