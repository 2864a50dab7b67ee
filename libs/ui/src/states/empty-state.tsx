import type { ReactNode } from 'react'
import css from './empty-state.module.css'

export interface EmptyStateProps {
  /** What was asked and found nothing: "No visits on 21-Nov-2026". */
  readonly title: ReactNode
  /** What one may do next. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Says that there is nothing: what was asked, and the next step. Never shown for a failed load. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <div className={css.title}>{title}</div>
      {children !== undefined && <div className={css.text}>{children}</div>}
      {actions !== undefined && <div className={css.actions}>{actions}</div>}
    </div>
  )
}
