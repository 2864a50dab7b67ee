/** A refusal, as far as it says whether to ask again. */
export interface RefusedAnswer {
  /** Nothing where nobody answered. */
  status?: number | undefined
  headers: Readonly<Record<string, string | number | undefined>>
  message: string
}

/** Whether to ask again, and when. */
export type Decision =
  | { kind: 'refused' }
  | { kind: 'wait'; ms: number; isLimit: boolean }
  | { kind: 'too-long'; until: Date }

/** Longer than this nobody waits at a terminal; the same command goes on later. */
const MOST_MS = 10 * 60_000
/** What GitHub asks for after its secondary limit, where it does not say how long. */
const SECONDARY_MS = 60_000
const ATTEMPTS = 5
const BUSY = [500, 502, 503, 504]

/**
 * Decides after a refusal, by GitHub’s rules of limits (docs.github.com, “Rate limits for the REST API”): `retry-after`
 * in seconds, else `x-ratelimit-reset` in seconds since 1970 where nothing remains, else a minute.
 *
 * @param attempt 1 after the first try.
 */
export function decideWait(
  { status, headers, message }: RefusedAnswer,
  { attempt, isRepeatable, now }: { attempt: number; isRepeatable: boolean; now: Date },
): Decision {
  const isLimit =
    (status === 403 || status === 429) &&
    (status === 429 ||
      headers['retry-after'] !== undefined ||
      Number(headers['x-ratelimit-remaining'] ?? 1) === 0 ||
      /secondary rate limit/i.test(message))
  if (isLimit) return decideLimit(headers, attempt, now)
  const isBusy = status === undefined || BUSY.includes(status)
  if (!isBusy || !isRepeatable || attempt >= ATTEMPTS) return { kind: 'refused' }
  return { kind: 'wait', ms: 1_000 * 2 ** (attempt - 1), isLimit: false }
}

function decideLimit(headers: RefusedAnswer['headers'], attempt: number, now: Date): Decision {
  const ms = Math.max(1_000, readWait(headers, now) ?? SECONDARY_MS * 2 ** (attempt - 1))
  if (ms > MOST_MS || attempt >= ATTEMPTS) return { kind: 'too-long', until: new Date(now.getTime() + ms) }
  return { kind: 'wait', ms, isLimit: true }
}

function readWait(headers: RefusedAnswer['headers'], now: Date): number | undefined {
  const after = Number(headers['retry-after'] ?? Number.NaN)
  if (Number.isFinite(after)) return after * 1_000
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN)
  const isUsedUp = Number(headers['x-ratelimit-remaining'] ?? 1) === 0
  return isUsedUp && Number.isFinite(reset) ? reset * 1_000 - now.getTime() : undefined
}
