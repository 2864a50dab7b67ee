import { untilIdle } from './until-idle.ts'

/** Where error reports go. Without a `dsn` nothing is collected and nothing is sent. */
export interface ErrorReportSettings {
  dsn: string | undefined
  release: string
  /** Which installation: the host's name. */
  environment: string
}

/** What one error may repeat before the client is there. */
const LONGEST_QUEUE = 20

let waiting: unknown[] | undefined = []
let send: ((error: unknown) => void) | undefined
let router: unknown
let follow: ((router: unknown) => void) | undefined

/** Reports an error; before the client has loaded it waits in a queue. */
export function reportError(error: unknown): void {
  if (send !== undefined) send(error)
  else if (waiting !== undefined && waiting.length < LONGEST_QUEUE) waiting.push(error)
}

/** Queues errors that happen before the client has loaded; call it first. */
export function collectEarlyErrors(): void {
  addEventListener('error', onError)
  addEventListener('unhandledrejection', onRejection)
}

/** Loads the client once the page is at rest and sends what waits; without a DSN forgets it. */
export async function sendErrorReports(settings: ErrorReportSettings): Promise<void> {
  if (settings.dsn === undefined) {
    stopCollecting()
    return
  }
  await untilIdle()
  const { followRouter, startSentry } = await import('./sentry.ts')
  send = startSentry(settings, settings.dsn)
  follow = followRouter
  if (router !== undefined) follow(router)
  for (const error of waiting ?? []) send(error)
  stopCollecting()
}

/** Names spans by the router's routes (`/patients/$patientId`), not by addresses; does nothing without a DSN. */
export function traceRouter(created: unknown): void {
  router = created
  follow?.(created)
}

/** The client listens to the window by itself from here on. */
function stopCollecting(): void {
  removeEventListener('error', onError)
  removeEventListener('unhandledrejection', onRejection)
  waiting = undefined
}

function onError(event: ErrorEvent): void {
  reportError(event.error ?? new Error(event.message))
}

function onRejection(event: PromiseRejectionEvent): void {
  reportError(event.reason)
}
