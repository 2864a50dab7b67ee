import { readMetadata } from '../metadata/read-metadata.ts'
import type { CiContext } from '../scope/run-scope.ts'
import { type Fault, fetchFaults } from './fetch-faults.ts'
import { judgeFaults, LEVELS, renderFaults } from './judge-faults.ts'
import { readLockfile } from './read-lockfile.ts'

const OSV = 'https://api.osv.dev'

/** How the installed packages are judged. */
export interface OsvOptions {
  /** From which severity on a fault blocks; what delivery.json says when left out. */
  from?: string
  /** Tells, and never blocks. */
  informational: boolean
  /** Where OSV is. */
  api?: string
}

/** Asks OSV for known faults of what pnpm-lock.yaml installs, and tells; answers the exit code. */
export async function runOsv({ root }: CiContext, options: OsvOptions): Promise<number> {
  const { gates, scans } = readMetadata(root)
  const from = LEVELS.find((level) => level === (options.from ?? gates.vulnerabilities))
  if (from === undefined)
    throw new Error(`--from says ${JSON.stringify(options.from)}; it is one of ${LEVELS.join(', ')}.`)
  const packages = readLockfile(root)
  const failing = options.informational ? 0 : 1
  let faults: Fault[]
  try {
    faults = await fetchFaults(options.api ?? OSV, packages)
  } catch (error) {
    console.error(`The packages could not be checked: ${describe(error)}`)
    return failing
  }
  const today = new Date().toISOString().slice(0, 10)
  const verdict = judgeFaults(faults, { from, exceptions: scans.exceptions ?? [], today })
  console.log(renderFaults(verdict, { count: packages.length, from }))
  return verdict.left.length === 0 ? 0 : failing
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
