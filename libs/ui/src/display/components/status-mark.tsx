import type { ReactNode } from 'react'
import css from './status-mark.module.css'

export interface StatusMarkProps {
  readonly tone?: 'plain' | 'accent' | 'ok' | 'caution' | 'abnormal' | 'critical'
  readonly children: ReactNode
}

/** A short state in words beside a record: "Preliminary", "Draft", "Restricted record". */
export function StatusMark({ tone = 'plain', children }: StatusMarkProps) {
  return (
    <span className={css.mark} data-tone={tone}>
      {children}
    </span>
  )
}
