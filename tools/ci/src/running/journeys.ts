import { existsSync } from 'node:fs'
import { findThisBrowser, runNx } from '@ehr/testing'
import { firefox, webkit } from '@playwright/test'
import type { CiContext } from '../scope/run-scope.ts'

/** Walks all journeys, with every pair of language and width; answers the exit code. Throws where a browser lacks. */
export async function runJourneys(
  { root, env }: CiContext,
  { everyBrowser }: { everyBrowser: boolean },
): Promise<number> {
  const wanted = [
    { name: 'chromium', path: findThisBrowser() },
    ...(everyBrowser
      ? [firefox, webkit].map((type) => ({ name: type.name(), path: type.executablePath() }))
      : []),
  ]
  const missing = wanted.filter(({ path }) => path === undefined || !existsSync(path)).map(({ name }) => name)
  if (missing.length > 0)
    throw new Error(
      `These browsers are missing: ${missing.join(', ')}. Run "pnpm --filter @ehr/ehr-e2e exec playwright install --with-deps ${missing.join(' ')}".`,
    )
  // What Nx has kept may be of fewer browsers, since the choice is in the environment.
  const args = ['run-many', '-t', 'e2e', '--skip-nx-cache']
  return runNx({ root, env: { ...env, EHR_JOURNEYS: 'everywhere' }, args })
}
