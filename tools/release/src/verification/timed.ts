import type { Clock } from '../http/clock.ts'
import type { CheckResult, Verdict } from './target.ts'

/** Looks once, with how long it took; what throws is not in order. */
export async function timed(clock: Clock, name: string, look: () => Promise<Verdict>): Promise<CheckResult> {
  const begun = clock.now().getTime()
  const verdict = await look().catch((error: unknown) => ({
    ok: false,
    text: error instanceof Error ? error.message : String(error),
  }))
  return { name, ...verdict, ms: clock.now().getTime() - begun }
}
