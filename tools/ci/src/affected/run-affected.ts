import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { git } from '@ehr/conventions/git'
import { runNx } from '@ehr/testing'
import type { Project } from '../nx/projects.ts'
import { groupByTarget, listAffectedProjects } from '../scope/affected-projects.ts'
import { type CiContext, takeScope } from '../scope/run-scope.ts'
import { planRuns } from './plan-runs.ts'
import { parseShard } from './shards.ts'

/** What of what is affected is run. */
export interface AffectedOptions {
  targets: readonly string[]
  /** Such as `1/2`. */
  shard?: string
}

/** Runs targets where they are affected; answers the exit code. Nothing affected ends without a start of Nx’s tasks. */
export async function runAffected(
  { root, env }: CiContext,
  { targets, shard: text }: AffectedOptions,
): Promise<number> {
  const shard = text === undefined ? undefined : parseShard(text)
  const scope = await takeScope({ root, env })
  const affected = await listAffectedProjects(root, scope)
  const calls = planRuns({
    affected,
    targets,
    ...(shard && { shard }),
    weigh: weighByTests(root),
    dividesItself: ({ root: folder }, target) =>
      target === 'e2e' && existsSync(join(root, folder, 'playwright.config.ts')),
  })
  if (calls.length === 0) {
    console.log(describeNothing(groupByTarget(affected, targets), text))
    return 0
  }
  for (const call of calls) {
    const args = ['run-many', '-t', ...call.targets, `--projects=${call.projects.join(',')}`, ...call.options]
    const code = await runNx({ root, env, args })
    if (code !== 0) return code
  }
  return 0
}

function describeNothing(byTarget: Readonly<Record<string, readonly string[]>>, shard?: string): string {
  const count = Object.values(byTarget).flat().length
  const names = Object.keys(byTarget).join(', ')
  return count === 0
    ? `Nothing is affected: there is no ${names} to run.`
    : `Nothing for shard ${shard}: all that is affected of ${names} is in the others.`
}

function weighByTests(root: string): (project: Project) => number {
  const files = git(root, ['ls-files', '*.test.ts', '*.test.tsx']).split('\n')
  return ({ root: folder }) => files.filter((file) => file.startsWith(`${folder}/`)).length
}
