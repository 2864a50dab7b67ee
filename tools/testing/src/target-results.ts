import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseReport } from './reports.ts'
import type { TargetResult } from './summary.ts'

/** One task of a run, as the Nx plugin of this workspace notes it. */
interface NotedTask {
  id: string
  isSuccess: boolean
  reports: readonly string[]
}

/**
 * Reads how the targets of a run ended, with the reports that they left or that Nx brought back from its cache; there
 * are none when Nx did not come to run any.
 */
export function readTargetResults(root: string, noteFile: string): TargetResult[] {
  const noted: readonly NotedTask[] = existsSync(noteFile) ? JSON.parse(readFileSync(noteFile, 'utf8')) : []
  return noted.map(({ id, isSuccess, reports }) => {
    const report = reports.map((path) => readReport(join(root, path))).find((each) => each !== undefined)
    const isMissing = reports.length > 0 && report === undefined
    return {
      id,
      isSuccess: isSuccess && !isMissing,
      counts: report === undefined ? undefined : parseReport(report),
    }
  })
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
