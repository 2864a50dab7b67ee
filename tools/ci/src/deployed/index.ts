import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { git } from '@ehr/conventions/git'
import type { CiContext } from '../scope/run-scope.ts'
import { listChanged } from './list-changed.ts'
import { fetchDeployed } from './markers.ts'

export { type AppChange, listChanged } from './list-changed.ts'
export { type DeployedApp, fetchDeployed, recordDeployed } from './markers.ts'

/** Tells which commit of each application an environment has, and what this one would change there. */
export async function runDeployed({ root }: CiContext, environment: string): Promise<string> {
  const deployed = fetchDeployed(root, environment)
  const apps = readdirSync(join(root, 'apps'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const head = git(root, ['rev-parse', 'HEAD'])
  const changes = await listChanged(root, { apps: apps.sort(), deployed, head })
  return changes
    .map(({ app, commit, hasChanged }) => {
      if (commit === undefined) return `${app}: never deployed to ${environment}`
      return `${app}: ${commit.slice(0, 10)} is in ${environment}, ${hasChanged ? 'changed' : 'unchanged'} since`
    })
    .join('\n')
}
