import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readMetadata } from '../metadata/read-metadata.ts'
import type { CiContext } from '../scope/run-scope.ts'
import { isReached, judgeCoverage, parseSummary, renderGates } from './judge-coverage.ts'

const FOLDER = '.reports/coverage'

/** Where coverage comes from. */
export interface CoverageOptions {
  /** A `coverage-summary.json` of Vitest to judge, in place of running the tests. */
  summary?: string
}

/** Runs all tests, counts which lines they run, and judges that by the gates of delivery.json; answers the exit code. */
export function runCoverage({ root, env }: CiContext, { summary }: CoverageOptions): number {
  const metadata = readMetadata(root)
  const code = summary === undefined ? measure(root, env) : 0
  if (code !== 0) {
    console.error('Tests failed, so what they cover says nothing. Mend them first.')
    return code
  }
  const file = summary ?? join(root, FOLDER, 'coverage-summary.json')
  const gates = judgeCoverage(metadata, {
    files: parseSummary(JSON.parse(readFileSync(file, 'utf8')), root),
    databaseFolders: listDatabaseFolders(root),
    hasJourney: (path) => existsSync(join(root, path)),
  })
  mkdirSync(join(root, FOLDER), { recursive: true })
  writeFileSync(join(root, FOLDER, 'gates.json'), `${JSON.stringify(gates, null, 2)}\n`)
  console.log(renderGates(gates))
  return isReached(gates) ? 0 : 1
}

function measure(root: string, env: NodeJS.ProcessEnv): number {
  const vitest = join(
    dirname(createRequire(join(root, 'package.json')).resolve('vitest/package.json')),
    'vitest.mjs',
  )
  const options = {
    enabled: 'true',
    provider: 'v8',
    // What no test ever loads counts too.
    include: '**/src/**/*.{ts,tsx}',
    reportsDirectory: FOLDER,
  }
  const flags = Object.entries(options).map(([name, value]) => `--coverage.${name}=${value}`)
  const reporters = ['json-summary', 'lcovonly'].map((name) => `--coverage.reporter=${name}`)
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...flags, ...reporters], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  return status ?? 1
}

function listDatabaseFolders(root: string): Set<string> {
  const files = globSync('{apps,libs,tools}/**/src/**/*.db.test.{ts,tsx}', {
    cwd: root,
    exclude: ['**/node_modules/**'],
  })
  return new Set(files.map((file) => dirname(file).replaceAll('\\', '/')))
}
