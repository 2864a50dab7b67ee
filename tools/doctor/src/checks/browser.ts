import { existsSync } from 'node:fs'
import { type Check, ok, problem, warning } from '../check.ts'

/** The browser of end-to-end journeys. */
export const browser: Check = {
  name: 'browser',
  run: async ({ env }) => {
    const named = env.CHROMIUM_PATH ?? ''
    if (named !== '' && !existsSync(named)) {
      return problem(`CHROMIUM_PATH is "${named}", and there is no such file`, {
        why: '"pnpm test" and "pnpm shots" end at once.',
        mend: 'Correct it in .env or in the shell, or unset it.',
      })
    }
    const { BROWSER_ADVICE, findBrowser } = await import('@ehr/testing/find-browser')
    const machine = { platform: process.platform, env, exists: existsSync, playwrightPath: () => undefined }
    // Playwright takes half a second to load, so only where nothing else is found.
    const found = findBrowser(machine) ?? (await import('@ehr/testing')).findThisBrowser()
    if (found !== undefined) return ok(found)
    return warning('none', { why: 'Journeys and pictures are left out.', mend: BROWSER_ADVICE })
  },
}
