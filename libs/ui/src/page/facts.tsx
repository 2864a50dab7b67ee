import type { ReactNode } from 'react'
import css from './facts.module.css'

/** A labelled value of a record; `wide` ones take a line of their own: remarks. */
export interface Fact {
  readonly key: string
  readonly label: ReactNode
  readonly value: ReactNode
  readonly isWide?: boolean
}

/** What is written in one record, label by value, in as many columns as there is room for. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(({ key, label, value, isWide = false }) => (
        <div key={key} className={css.fact} data-wide={isWide}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
