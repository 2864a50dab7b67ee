import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 40
const REQUEST_TIMEOUT_MS = 5_000

/**
 * Waits until an address answers with a status below 400. Resolves false when the signal is aborted first or the
 * time is up.
 */
export async function waitForAnswer(
  url: string,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<boolean> {
  const deadline = Date.now() + options.timeoutMs
  while (Date.now() < deadline && !options.signal.aborted) {
    if (await answers(url, options.signal)) return true
    await sleep(POLL_MS)
  }
  return false
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
      headers: { accept: 'text/html,application/json' },
    })
    await response.body?.cancel()
    return response.status < 400
  } catch {
    return false
  }
}
