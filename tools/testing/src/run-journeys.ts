import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BROWSER_ADVICE } from './find-browser.ts'
import { findThisBrowser, playwrightCli } from './playwright.ts'
import { countListed, parseReport } from './reports.ts'

/*
 * `node run-journeys.ts <folder> <report>`: runs the journeys of a package in the browser of this machine and leaves
 * Playwright's report; without a browser the report says that all were skipped. What follows goes to Playwright:
 * files, or `--project`.
 */
const [folder = '', report = '', ...only] = process.argv.slice(2)
const root = join(import.meta.dirname, '../../..')
const reportPath = join(root, report)
const browser = findThisBrowser()

mkdirSync(dirname(reportPath), { recursive: true })
rmSync(reportPath, { force: true })
process.exitCode = browser === undefined ? skipAll() : runAll(browser)

function runAll(path: string): number {
  const env = { ...process.env, CHROMIUM_PATH: path, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath }
  const { status } = playwright([...only, '--reporter=list,json'], env, 'inherit')
  if (status !== 0) return status ?? 1
  const { skipped } = parseReport(JSON.parse(readFileSync(reportPath, 'utf8')))
  if (skipped === 0) return 0
  console.error(
    `${skipped} journeys were skipped although there is a browser, and would be taken for done from now on. ` +
      'Leave them out by testMatch or grep in playwright.config.ts instead of test.skip.',
  )
  return 1
}

function skipAll(): number {
  const { stdout, status } = playwright([...only, '--list', '--reporter=json'], process.env, 'pipe')
  if (status !== 0) return status ?? 1
  const skipped = countListed(JSON.parse(stdout))
  writeFileSync(reportPath, JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped } }))
  console.log(`No browser, so ${skipped} journeys are skipped. ${BROWSER_ADVICE}`)
  return 0
}

function playwright(args: readonly string[], env: NodeJS.ProcessEnv, stdout: 'inherit' | 'pipe') {
  return spawnSync(process.execPath, [playwrightCli(), 'test', ...args], {
    cwd: join(root, folder),
    env,
    encoding: 'utf8',
    stdio: ['ignore', stdout, 'inherit'],
  })
}
