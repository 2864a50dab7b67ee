import { reportError } from '@ehr/observability/web'
import { Component, type ReactNode } from 'react'

export interface PartBoundaryProps {
  children: ReactNode
  /** What stands in the place of a broken part. */
  fallback: (error: unknown, retry: () => void) => ReactNode
}

interface State {
  /** In a box, since anything may be thrown, `undefined` too. */
  failure: { error: unknown } | undefined
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
    return this.props.fallback(failure.error, () => this.setState({ failure: undefined }))
  }
}
