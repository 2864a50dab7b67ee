const LEAST_MS = 1_000
const MOST_MS = 120_000

/** Above this a number of seconds is a moment since 1970, not a while. */
const EPOCH_SECONDS = 1_000_000_000

/**
 * How long to wait after an answer of 429 or 5xx: by `Ratelimit-Reset` (Render’s text says seconds since 1970, its
 * example seconds from now, so both are read), by `Retry-After`, else doubling with each attempt.
 *
 * @param attempt 1 for the wait after the first try.
 * @returns milliseconds, between a second and two minutes.
 */
export function waitBeforeRetry(headers: Headers, attempt: number, now: Date): number {
  const told = headers.get('ratelimit-reset') ?? headers.get('retry-after')
  const ms = (told === null ? undefined : readWait(told, now)) ?? LEAST_MS * 2 ** (attempt - 1)
  return Math.min(Math.max(ms, LEAST_MS), MOST_MS)
}

function readWait(told: string, now: Date): number | undefined {
  if (/^\d+$/.test(told.trim())) {
    const seconds = Number(told)
    return seconds > EPOCH_SECONDS ? seconds * 1_000 - now.getTime() : seconds * 1_000
  }
  const moment = Date.parse(told)
  return Number.isNaN(moment) ? undefined : moment - now.getTime()
}
