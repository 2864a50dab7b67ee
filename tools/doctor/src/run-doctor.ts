import { ALL_CHECKS } from './all-checks.ts'
import { examine } from './examine.ts'
import { hasProblem, renderJson, renderReports } from './render-reports.ts'

/** What to look at, and how to tell it. */
export interface DoctorOptions {
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  readonly isFull: boolean
  readonly isJson: boolean
}

/**
 * Looks at this machine and this clone, changes nothing, and prints what it has found.
 *
 * @returns the exit code: 1 where something keeps something from working.
 */
export async function runDoctor({ root, env, isFull, isJson }: DoctorOptions): Promise<number> {
  const reports = await examine(ALL_CHECKS, { root, env, isFull, uid: process.getuid?.() })
  const text = isJson ? renderJson(reports) : renderReports(reports)
  await new Promise((resolve) => process.stdout.write(`${text}\n`, resolve))
  return hasProblem(reports) ? 1 : 0
}
