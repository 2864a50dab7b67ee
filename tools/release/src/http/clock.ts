import { setTimeout as sleep } from 'node:timers/promises'

/** The time, and the way to let some pass; tests bring one that does not wait. */
export interface Clock {
  now(): Date
  /** Resolves after `ms`; rejects with the signal’s reason when that is aborted first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, { signal })
    } catch (error) {
      signal.throwIfAborted()
      throw error
    }
  },
}
