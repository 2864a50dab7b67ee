import * as z from 'zod'
import type { CheckMetadata } from '../metadata/read-metadata.ts'

/** How many lines of a file tests run. */
export interface FileCoverage {
  /** Relative to the workspace’s root, with forward slashes. */
  path: string
  total: number
  covered: number
}

/** One gate: what was reached, and what must be. */
export interface Gate {
  name: string
  percent: number
  wanted: number
  /** What is missing most, worst first. */
  missing: readonly string[]
}

const summarySchema = z.record(
  z.string(),
  z.object({ lines: z.object({ total: z.number(), covered: z.number() }) }),
)

/** Parses Vitest’s `coverage-summary.json`; throws where it is none. */
export function parseSummary(summary: unknown, root: string): FileCoverage[] {
  return Object.entries(summarySchema.parse(summary))
    .filter(([path]) => path !== 'total')
    .map(([path, { lines }]) => ({
      path: path.replaceAll('\\', '/').replace(`${root.replaceAll('\\', '/')}/`, ''),
      total: lines.total,
      covered: lines.covered,
    }))
    .filter(({ path }) => isProduct(path))
}

/** What is shipped or run; not what only tests use. */
function isProduct(path: string): boolean {
  return (
    /^(apps|libs|tools)\//.test(path) && !/\.test\.tsx?$|\.d\.ts$|\/testing\/|^apps\/ehr-e2e\//.test(path)
  )
}

/** What the gates are judged by. */
export interface CoverageFacts {
  files: readonly FileCoverage[]
  /** Folders in which a test runs on a database. */
  databaseFolders: ReadonlySet<string>
  /** Whether a journey is there, by its path. */
  hasJourney: (path: string) => boolean
}

/**
 * Judges the coverage gates: `integration` are the files in whose folder a test runs on a database, `unit` all others,
 * `critical paths` those of the metadata that a journey or the smoke test walks.
 */
export function judgeCoverage(
  { gates, criticalPaths }: Pick<CheckMetadata, 'gates' | 'criticalPaths'>,
  { files, databaseFolders, hasJourney }: CoverageFacts,
): Gate[] {
  const isIntegrated = ({ path }: FileCoverage) => databaseFolders.has(path.slice(0, path.lastIndexOf('/')))
  const untried = criticalPaths.paths.filter(({ path, journey }) =>
    journey === undefined ? path === undefined : !hasJourney(journey),
  )
  const { unitPercent, integrationPercent, e2ePercent } = gates.coverage
  const count = criticalPaths.paths.length
  return [
    linesGate(
      'unit',
      unitPercent,
      files.filter((file) => !isIntegrated(file)),
    ),
    linesGate('integration', integrationPercent, files.filter(isIntegrated)),
    {
      name: 'critical paths',
      percent: percentOf(count - untried.length, count),
      wanted: e2ePercent,
      missing: untried.map(
        ({ id, journey }) => `${id}: ${journey === undefined ? 'no journey' : `${journey} is missing`}`,
      ),
    },
  ]
}

function linesGate(name: string, wanted: number, files: readonly FileCoverage[]): Gate {
  const sum = (key: 'total' | 'covered') => files.reduce((all, file) => all + file[key], 0)
  const open = ({ total, covered }: FileCoverage) => total - covered
  const worst = files
    .filter((file) => open(file) > 0)
    .toSorted((a, b) => open(b) - open(a) || (a.path < b.path ? -1 : 1))
  return {
    name,
    percent: percentOf(sum('covered'), sum('total')),
    wanted,
    missing: worst.slice(0, 10).map((file) => `${file.path}: ${open(file)} of ${file.total} lines`),
  }
}

/** Down to a tenth: 79.96 % is not 80 %. Nothing to cover is covered. */
function percentOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part / whole) * 1000) / 10
}

/** Says whether all gates are reached. */
export function isReached(gates: readonly Gate[]): boolean {
  return gates.every(({ percent, wanted }) => percent >= wanted)
}

/** Renders the gates, with what is missing where one is not reached. */
export function renderGates(gates: readonly Gate[]): string {
  return gates
    .flatMap(({ name, percent, wanted, missing }) => {
      const verdict = percent >= wanted ? 'reached' : 'NOT REACHED'
      const line = `${name}: ${percent.toFixed(1)} %, wanted ${wanted} %: ${verdict}`
      return percent >= wanted ? [line] : [line, ...missing.map((each) => `  ${each}`)]
    })
    .join('\n')
}
