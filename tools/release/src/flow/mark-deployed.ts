import { recordDeployed } from '@ehr/ci/deployed'
import type { Scene } from '../preconditions/precondition.ts'

/**
 * Marks on the server which commit of each application an environment has now. That it cannot be done is said: the
 * deployment is done all the same.
 */
export async function markDeployed({ environment, plan, git, http }: Scene, commit: string): Promise<void> {
  const running = environment.services.map(({ app }) => app)
  const served = plan.apps.filter(
    ({ block }) => block.servedBy !== undefined && running.includes(block.servedBy),
  )
  const apps = [...running, ...served.map(({ name }) => name)].sort()
  try {
    for (const app of apps) recordDeployed(git.root, { environment: environment.name, app, commit }, git.env)
    http.say(`Marked: ${environment.name} has ${commit.slice(0, 7)} of ${apps.join(', ')}`)
  } catch (error) {
    http.say(`Not marked: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  }
}
