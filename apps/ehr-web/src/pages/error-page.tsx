import { reportError } from '@ehr/observability/web'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import css from './pages.module.css'

/** Instead of a screen that broke; the rest of the application goes on. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  useEffect(() => reportError(error), [error])
  return (
    <div className={css.page}>
      <FailureState failure={error} onRetry={reset} />
    </div>
  )
}
