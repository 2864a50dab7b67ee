import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { BROWSER_ADVICE } from './find-browser.ts'
import { findThisBrowser } from './playwright.ts'
import { type NxRun, runNx } from './run-nx.ts'
import { renderSummary, summarize, type TargetResult } from './summary.ts'
import { readTargetResults } from './target-results.ts'

/** Journeys last and by themselves: a busy machine makes a browser miss its time limits. */
const PHASES = [['lint', 'typecheck', 'test', 'build', 'migrate-validate'], ['e2e']] as const

/**
 * Runs every check of the workspace, prints the sum as the last line, and answers the exit code; `args` go on to Nx,
 * such as `--skip-nx-cache`.
 */
export async function runTests({ root, env, args }: NxRun): Promise<number> {
  const browser = findThisBrowser()
  console.log(
    browser === undefined ? `No browser: journeys are skipped. ${BROWSER_ADVICE}` : `Browser: ${browser}`,
  )

  const notes = mkdtempSync(join(tmpdir(), 'ehr-test-'))
  rmSync(join(root, '.reports'), { recursive: true, force: true })
  const nx = (line: readonly string[], noteFile?: string) =>
    runNx({ root, env: isolatedEnv(env, noteFile), args: line })
  try {
    const results = [await checkSync(nx)]
    for (const [at, targets] of PHASES.entries()) {
      const noteFile = join(notes, `${at}.json`)
      const code = await nx(
        ['run-many', '-t', ...targets, `--parallel=${availableParallelism()}`, ...args],
        noteFile,
      )
      results.push(...readPhase(root, noteFile, code))
    }
    const counts = summarize(results)
    console.log(`\n${renderSummary(counts)}`)
    return counts.failed === 0 ? 0 : 1
  } finally {
    rmSync(notes, { recursive: true, force: true })
  }
}

/** Tests bring their own databases: what a developer's shell points at is out of their reach. */
export function isolatedEnv(env: NodeJS.ProcessEnv, noteFile: string | undefined): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, ...rest } = env
  return noteFile === undefined ? rest : { ...rest, EHR_TASK_NOTES: noteFile }
}

type RunLine = (line: readonly string[], noteFile?: string) => Promise<number>

async function checkSync(nx: RunLine): Promise<TargetResult> {
  const code = await nx(['sync:check'])
  return { id: 'sync:check', isSuccess: code === 0, counts: undefined }
}

function readPhase(root: string, noteFile: string, code: number): TargetResult[] {
  const results = readTargetResults(root, noteFile)
  const isExplained = code === 0 || results.some(({ isSuccess }) => !isSuccess)
  return isExplained ? results : [...results, { id: 'nx', isSuccess: false, counts: undefined }]
}
