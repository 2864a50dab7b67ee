import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { BROWSER_ADVICE } from './find-browser.ts'
import { findThisBrowser } from './playwright.ts'
import { runNx } from './run-nx.ts'

/** Builds both applications and pictures every screen of them; with words, those that they name. */
export async function takeShots({
  root,
  words,
}: {
  root: string
  words: readonly string[]
}): Promise<number> {
  const browser = findThisBrowser()
  if (browser === undefined) {
    console.error(`No browser to take pictures with. ${BROWSER_ADVICE}`)
    return 1
  }
  const built = await runNx({
    root,
    env: process.env,
    args: ['run-many', '-t', 'build', '-p', '@ehr/ehr-api', '@ehr/ehr-web'],
  })
  if (built !== 0) return built
  const script = join(root, 'apps/ehr-e2e/src/shots/take-shots.ts')
  const { status } = spawnSync(process.execPath, [script, ...words], {
    cwd: root,
    env: { ...process.env, CHROMIUM_PATH: browser },
    stdio: 'inherit',
  })
  return status ?? 1
}
