import type { RunFailure } from '../model/observation.ts'
import type { Session } from './session.ts'

/**
 * Runs the action; when it takes longer than the limit, its backend is ended, which ends the action too. Gives the
 * failure, if any: what `describe` makes of the error thrown, or that it hangs.
 */
export async function withTimeLimit(
  { session, limitMs }: { session: Session; limitMs: number },
  action: () => Promise<void>,
  describe: (error: unknown) => RunFailure,
): Promise<RunFailure | undefined> {
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    terminateBackend(session).catch(() => undefined)
  }, limitMs)
  try {
    await action()
    return undefined
  } catch (error) {
    const failure = describe(error)
    if (!isLate) return failure
    const message = `It had not ended after ${limitMs} ms and was stopped.`
    return { kind: 'hangs', message, site: failure.site, afterMs: limitMs }
  } finally {
    clearTimeout(timer)
  }
}

/** How long a backend may take to end that was told to. */
const ENDING_MS = 10_000

/**
 * Ends the subject's backend, whatever it is busy with, and waits until it has ended: an idle one would answer one
 * more statement, and be gone for the next.
 */
export async function terminateBackend(session: Session): Promise<void> {
  await session.watcher.query(`select pg_catalog.pg_terminate_backend(${session.backend}, ${ENDING_MS})`)
}
