import { hasValidCertificate } from './certificate.ts'
import { walkCriticalPaths } from './critical-paths.ts'
import { isAtHead, isLive, isReady, servesRelease } from './health.ts'
import { hasSecurityHeaders } from './security-headers.ts'
import type { CheckResult, Target, Verdict } from './target.ts'
import { timed } from './timed.ts'

/** Between two looks at what was not in order. */
const PAUSE_MS = 5_000

const CHECKS: Readonly<Record<string, (target: Target) => Promise<Verdict>>> = {
  live: isLive,
  ready: isReady,
  version: servesRelease,
  migrations: isAtHead,
  certificate: hasValidCertificate,
  headers: hasSecurityHeaders,
}

/**
 * Looks at everything that must be so after a deployment, one after the other. While something is not in order, all of
 * it is looked at again, until `patienceMs` have passed: instances of the version before may still answer.
 */
export async function verify(target: Target, patienceMs: number): Promise<CheckResult[]> {
  const { clock, signal } = target.http
  const deadline = clock.now().getTime() + patienceMs
  for (;;) {
    const results = await lookAtAll(target)
    signal.throwIfAborted()
    if (results.every(({ ok }) => ok) || clock.now().getTime() >= deadline) return results
    await clock.sleep(PAUSE_MS, signal)
  }
}

async function lookAtAll(target: Target): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const [name, check] of Object.entries(CHECKS))
    results.push(await timed(target.http.clock, name, () => check(target)))
  try {
    return [...results, ...(await walkCriticalPaths(target))]
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return [...results, { name: 'critical paths', ok: false, text, ms: 0 }]
  }
}

/** Writes a look as a line. */
export function renderCheck({ name, ok, text, ms }: CheckResult): string {
  return `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(20)} ${String(ms).padStart(6)} ms  ${text}`
}
