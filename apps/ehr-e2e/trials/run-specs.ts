import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')

/** Builds both applications and runs the specs of a folder; gives the exit code of the first that fails, else 0. */
export function runSpecs(folder: string, env: Record<string, string>): number | null {
  const nx = createRequire(join(ROOT, 'package.json')).resolve('nx/bin/nx.js')
  const built = run([nx, 'run-many', '-t', 'build', '-p', '@ehr/ehr-api', '@ehr/ehr-web'])
  if (built !== 0) return built
  const journeys = join(ROOT, 'tools/testing/src/run-journeys.ts')
  return run([journeys, 'apps/ehr-e2e', `.reports/e2e/trial-${folder}.json`, `src/${folder}`], env)
}

function run(args: readonly string[], env: Record<string, string> = {}): number | null {
  const options = { cwd: ROOT, env: { ...process.env, ...env }, stdio: 'inherit' as const }
  return spawnSync(process.execPath, args, options).status
}
