import { describeError } from './describe-error.ts'
import { scrubEvent } from './scrub-event.ts'

export interface ErrorReportSettings {
  /** Without one nothing is loaded and nothing is sent. */
  readonly dsn: string | undefined
  readonly release: string
  /** Which installation: the host's name. */
  readonly environment: string
}

/** Facts of a request that may leave: ids and codes. */
export interface ReportFacts {
  readonly operation?: string | undefined
  readonly requestId?: string | undefined
}

/** Error reports and tracing of the API. */
export interface ErrorReports {
  report(error: unknown, facts?: ReportFacts): void
  /** Runs one operation inside a span of its name. */
  trace<T>(operation: string, run: () => Promise<T>): Promise<T>
  /** Sends what waits, for at most two seconds. */
  close(): Promise<void>
}

const OFF: ErrorReports = {
  report() {
    // Off: the log has it.
  },
  trace: (_operation, run) => run(),
  close: async () => undefined,
}

/** Starts Sentry where a DSN is given; its client is loaded only then, since it costs half a second. */
export async function startErrorReports({
  dsn,
  release,
  environment,
}: ErrorReportSettings): Promise<ErrorReports> {
  if (dsn === undefined) return OFF
  const sentry = await import('@sentry/node')
  sentry.init({
    dsn,
    release,
    environment,
    tracesSampleRate: 0.1,
    // The default ones read request bodies, console lines and local variables.
    defaultIntegrations: false,
    integrations: [sentry.dedupeIntegration()],
    maxBreadcrumbs: 0,
    beforeSend: scrubEvent,
  })
  return {
    report(error, { operation, requestId } = {}) {
      const { message, type, code } = describeError(error)
      sentry.captureException(withoutData(error, message ?? code ?? type), {
        tags: { operation, requestId, code },
      })
    },
    trace: (operation, run) => sentry.startSpan({ name: operation, op: 'http.server' }, run),
    async close() {
      await sentry.close(2000)
    },
  }
}

/** The same failure with a text that may leave: databases and parsers quote values in theirs. */
function withoutData(error: unknown, message: string): Error {
  const clean = new Error(message)
  if (!(error instanceof Error)) return clean
  clean.name = error.name
  clean.stack = [`${error.name}: ${message}`, ...describeError(error).stack].join('\n    ')
  return clean
}
