import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { FeaturePlan } from './feature-plan.ts'

/** Links the new package, generates the table's types and schema, and records the SQL of its queries. */
export function finishFeature(root: string, plan: FeaturePlan): void {
  const run = (script: string, args: readonly string[]) =>
    execFileSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' })
  run('node_modules/pnpm/bin/pnpm.mjs', ['install', '--no-frozen-lockfile'])
  run('tools/cli/bin/ehr.mjs', ['migrate', 'generate'])
  run('node_modules/vitest/vitest.mjs', [
    'run',
    '--project',
    `@ehr/feature-${plan.names.feature}`,
    '--update',
  ])
}
