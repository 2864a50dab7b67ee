import { setTimeout as sleep } from 'node:timers/promises'

/** How often and how patiently something is tried again. */
export interface RetryPlan {
  /** All attempts together. */
  attempts: number
  firstWaitMs: number
  maxWaitMs: number
}

/** About four minutes: long enough for a report or a backup's lock, short enough for a deploy. */
export const DEFAULT_RETRY: RetryPlan = { attempts: 12, firstWaitMs: 500, maxWaitMs: 30_000 }

/** Says how long to wait after an attempt (from 1): twice as long each time, up to the longest. */
export function planWait({ firstWaitMs, maxWaitMs }: RetryPlan, attempt: number): number {
  return Math.min(maxWaitMs, firstWaitMs * 2 ** (attempt - 1))
}

/**
 * Runs an action again as long as `onFailure` asks for it and attempts are left. `onFailure` is awaited before the
 * pause, and rethrows by answering false.
 */
export async function withRetries<T>(
  plan: RetryPlan,
  action: (attempt: number) => Promise<T>,
  onFailure: (failure: { error: unknown; attempt: number; waitMs: number }) => Promise<boolean>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action(attempt)
    } catch (error) {
      const waitMs = planWait(plan, attempt)
      if (attempt >= plan.attempts || !(await onFailure({ error, attempt, waitMs }))) throw error
      await sleep(waitMs)
    }
  }
}
