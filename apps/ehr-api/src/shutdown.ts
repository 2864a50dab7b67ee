import type { EventEmitter } from 'node:events'
import type { Logs } from '@ehr/observability/api'

/** The terminal sends INT, a closed terminal HUP, everything else TERM. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const DRAIN_MS = 15_000

export interface ShutdownOptions {
  readonly process: EventEmitter
  readonly logs: Pick<Logs, 'application' | 'error'>
  /** Answers what was asked, then lets go of everything. */
  readonly stop: () => Promise<void>
  readonly drainMs?: number
}

/**
 * Waits for the signal to stop, then stops once, however often the signal comes (a watcher forwards what the
 * terminal has sent already). @returns the exit code: 1 when requests were still under way at the end.
 */
export async function closeOnSignals({
  process,
  logs,
  stop,
  drainMs = DRAIN_MS,
}: ShutdownOptions): Promise<number> {
  const signal = await firstSignal(process)
  logs.application.info({ signal }, 'stopping: answering what is under way')
  const timer = Promise.withResolvers<'late'>()
  const timeout = setTimeout(() => timer.resolve('late'), drainMs)
  try {
    const outcome = await Promise.race([stop(), timer.promise])
    if (outcome !== 'late') {
      logs.application.info('stopped')
      return 0
    }
    logs.error.error({ drainMs }, 'stopped before every request was answered')
  } catch (error) {
    logs.error.error({ err: error }, 'stopping failed')
  } finally {
    clearTimeout(timeout)
  }
  return 1
}

function firstSignal(process: EventEmitter): Promise<string> {
  return new Promise((resolve) => {
    // The listeners stay: without one, a second signal would end the process at once.
    for (const signal of SIGNALS) process.on(signal, () => resolve(signal))
  })
}
