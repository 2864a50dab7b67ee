import {
  addIntegration,
  captureException,
  init,
  tanstackRouterBrowserTracingIntegration,
} from '@sentry/react'
import type { ErrorReportSettings } from './error-reports.ts'
import { scrubBreadcrumb, scrubEvent, scrubSpan } from './scrub-event.ts'

/** Starts the Sentry client; this file is a chunk of its own (54 kB), loaded after the first screen. */
export function startSentry(settings: ErrorReportSettings, dsn: string): (error: unknown) => void {
  init({
    dsn,
    release: settings.release,
    environment: settings.environment,
    tracesSampleRate: 0.1,
    // No header may go to another origin, and ours knows requests by its own id.
    tracePropagationTargets: [],
    beforeSend: scrubEvent,
    beforeBreadcrumb: (crumb) => scrubBreadcrumb(crumb) ?? null,
    beforeSendSpan: scrubSpan,
  })
  return (error) => {
    captureException(error)
  }
}

/** Spans of navigation, named by the router's routes. */
export function followRouter(router: unknown): void {
  addIntegration(tanstackRouterBrowserTracingIntegration(router))
}
