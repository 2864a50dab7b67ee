import { reportError } from '@ehr/observability/web'
import { Component, type ReactNode } from 'react'
import { BrokenStart } from './broken-start.tsx'

interface Props {
  children: ReactNode
}

/** Shows the last resort when something outside any screen breaks; screens have boundaries of their own. */
export class StartBoundary extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true }
  }

  override componentDidCatch(error: unknown): void {
    reportError(error)
  }

  override render(): ReactNode {
    return this.state.isBroken ? <BrokenStart /> : this.props.children
  }
}
