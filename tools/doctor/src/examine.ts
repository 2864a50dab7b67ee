import type { Check, Finding, Place } from './check.ts'
import { warning } from './check.ts'

/** What one check has found, and how long it looked. */
export interface Report {
  readonly name: string
  readonly findings: readonly Finding[]
  readonly durationMs: number
}

/** Where to look, and how thoroughly. */
export interface Examination extends Omit<Place, 'signal'> {
  readonly isFull: boolean
}

/** Long: a busy machine is no reason for a warning. What may really hang has a shorter time of its own. */
const LIMIT_MS = 8_000
const FULL_LIMIT_MS = 180_000

/** Runs the checks beside each other, each for as long as it may; one that breaks is a finding like any other. */
export function examine(
  checks: readonly Check[],
  { isFull, ...place }: Examination,
  limitMs: number = isFull ? FULL_LIMIT_MS : LIMIT_MS,
): Promise<Report[]> {
  return Promise.all(
    checks
      .filter(({ isSlow }) => isFull || isSlow !== true)
      .map(async (check) => {
        const startedAt = performance.now()
        const findings = await runInTime(check, place, limitMs)
        return { name: check.name, findings, durationMs: Math.round(performance.now() - startedAt) }
      }),
  )
}

async function runInTime(
  check: Check,
  place: Omit<Place, 'signal'>,
  limitMs: number,
): Promise<readonly Finding[]> {
  const late = new AbortController()
  // It keeps the process: a check that waits for nothing at all would else end it.
  const timer = setTimeout(() => late.abort(), limitMs)
  const isLate = new Promise<Finding>((resolve) => {
    late.signal.addEventListener('abort', () => resolve(describeLate(limitMs)), { once: true })
  })
  try {
    return [await Promise.race([check.run({ ...place, signal: late.signal }), isLate])].flat()
  } catch (error) {
    return [describeFailure(error)]
  } finally {
    clearTimeout(timer)
  }
}

function describeLate(limitMs: number): Finding {
  return warning(`no answer in ${limitMs / 1000} s`, {
    why: 'Nothing can be said about it. The machine is busy, or what is asked hangs.',
    mend: 'Run "pnpm ehr doctor --full", which waits longer.',
  })
}

function describeFailure(error: unknown): Finding {
  return warning(`it could not be looked at: ${error instanceof Error ? error.message : String(error)}`, {
    why: 'What the check itself needs is missing or broken.',
    mend: 'Mend what is named above or beside this first; an incomplete installation by "npx -y pnpm@12 install".',
  })
}
