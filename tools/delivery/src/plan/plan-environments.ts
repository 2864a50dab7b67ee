import type { AppBlock } from '../model/app-block.ts'
import type { DeliveryMetadata, EnvironmentMetadata } from '../model/metadata.ts'
import type { GitHubEnvironment, PlannedEnvironment } from './delivery-plan.ts'
import type { WorkspaceGraph } from './graph.ts'
import { DEPLOY_FILE, isDeployed } from './jobs/deploy.ts'
import { planVariables } from './plan-variables.ts'

/** Plans every environment, in the order in which the metadata has them. */
export function planEnvironments(
  metadata: DeliveryMetadata,
  graph: WorkspaceGraph,
  blocks: Readonly<Record<string, AppBlock>>,
): PlannedEnvironment[] {
  return Object.entries(metadata.environments).map(([name, environment]) => {
    const isRemote = isDeployed(environment)
    return {
      name,
      metadata: environment,
      isDeployable: isRemote && graph.deployers.includes(environment.target),
      ...(isRemote && { workflow: environment.workflow ?? DEPLOY_FILE }),
      services: Object.entries(environment.services).map(([app, settings]) => ({
        app,
        replicas: settings.replicas,
        settings,
      })),
      variables: planVariables({ environment, graph, blocks }),
      ...(isRemote && { github: planGitHubEnvironment(name, environment, metadata) }),
      isBackedUp: metadata.backups.environments.includes(name),
      from: `environments.${name}`,
    }
  })
}

function planGitHubEnvironment(
  name: string,
  { approval, from }: EnvironmentMetadata,
  { people }: DeliveryMetadata,
): GitHubEnvironment {
  const reviewers = approval?.how === 'environment' ? approval.by : []
  return {
    name,
    reviewers: reviewers.flatMap((owner) => people.owners[owner]?.github ?? []),
    waitMinutes: approval?.waitMinutes ?? 0,
    deploysFrom: [
      ...(from.branch === undefined ? [] : [{ kind: 'branch' as const, pattern: from.branch }]),
      ...(from.tag === undefined ? [] : [{ kind: 'tag' as const, pattern: from.tag }]),
      ...(from.release === true ? [{ kind: 'tag' as const, pattern: 'v*' }] : []),
    ],
  }
}
