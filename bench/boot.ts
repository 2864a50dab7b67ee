import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startClinic } from '@ehr/ehr-e2e/clinic'
import { BROWSER_ADVICE, findThisBrowser, runNx } from '@ehr/testing'
import { type Browser, chromium } from '@playwright/test'
import { measureFirstPage } from './boot/first-page.ts'
import { freshEnv } from './boot/fresh-env.ts'
import { PNPM, timeFirstPage, timeInstall, timeStart } from './boot/starts.ts'
import { type Measurement, measurement } from './harness/measurement.ts'
import { tell } from './harness/run-bench.ts'

const ROOT = join(import.meta.dirname, '..')

/** From a clone to the first page, and what that page costs; of what is committed, with an empty pnpm store. */
export async function run(): Promise<Measurement[]> {
  const browser = await launch()
  const folder = mkdtempSync(join(tmpdir(), 'bench-boot-'))
  // The database server may run as another user, who has to get in.
  chmodSync(folder, 0o755)
  try {
    return [...(await measureStarts(browser, folder)), ...(await measureSignIn(browser))]
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureStarts(browser: Browser, folder: string): Promise<Measurement[]> {
  tell('A clone, and a bare install in it …')
  const install = await timeInstall(
    cloneInto(join(folder, 'bare')),
    freshEnv(process.env, join(folder, 'bare-store')),
  )
  tell('Another clone, and its first start …')
  const clone = cloneInto(join(folder, 'clone'))
  const env = freshEnv(process.env, join(folder, 'store'))
  const cold = await timeFirstPage({ browser, cwd: clone, command: [...PNPM, 'dev'], env })
  tell('Its second start …')
  const second = await timeStart({ cwd: clone, command: [join(clone, 'node_modules/.bin/pnpm'), 'dev'], env })
  return [
    measurement({
      name: 'clone to first page, cold',
      value: cold,
      unit: 's',
      reference: install,
      aim: '<= 2.5',
    }),
    measurement({ name: 'second start', value: second, unit: 's', aim: '<= 3' }),
  ]
}

async function measureSignIn(browser: Browser): Promise<Measurement[]> {
  tell('The sign-in of the production build, first visits …')
  const code = await runNx({
    root: ROOT,
    env: process.env,
    args: ['run-many', '-t', 'build'],
    output: 'stderr',
  })
  if (code !== 0) throw new Error('The applications could not be built. See above.')
  const clinic = await startClinic()
  try {
    const { scriptKb, largestContentfulPaintS } = await measureFirstPage(browser, clinic.address)
    return [
      measurement({ name: 'JavaScript of the sign-in, gzip', value: scriptKb, unit: 'kB', aim: '<= 175' }),
      measurement({
        name: 'largest contentful paint',
        value: largestContentfulPaintS,
        unit: 's',
        aim: '<= 1',
      }),
    ]
  } finally {
    await clinic.stop()
  }
}

function launch(): Promise<Browser> {
  const executablePath = findThisBrowser()
  if (executablePath === undefined) throw new Error(`There is no browser to measure with. ${BROWSER_ADVICE}`)
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
}

function cloneInto(folder: string): string {
  execFileSync('git', ['clone', '--quiet', ROOT, folder])
  return folder
}
