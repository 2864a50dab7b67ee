import { reportError } from '@ehr/observability/web'
import { Component, type ReactNode } from 'react'
import { FailureState } from './failure-state.tsx'

export interface PartBoundaryProps {
  readonly children: ReactNode
  /** What stands in the place of a broken part; that it broke, and a way to try again, unless given. */
  readonly fallback?: (error: unknown, retry: () => void) => ReactNode
}

interface State {
  /** In a box, since anything may be thrown, `undefined` too. */
  readonly failure: { readonly error: unknown } | undefined
}

/** Keeps a part of a screen that breaks from taking the others with it. */
export class PartBoundary extends Component<PartBoundaryProps, State> {
  override state: State = { failure: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } }
  }

  override componentDidCatch(error: unknown): void {
    reportError(error)
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === undefined) return this.props.children
    const { fallback = sayBroken } = this.props
    return fallback(failure.error, () => this.setState({ failure: undefined }))
  }
}

function sayBroken(error: unknown, retry: () => void): ReactNode {
  return <FailureState failure={error} onRetry={retry} />
}
