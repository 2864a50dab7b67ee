import type { EnvironmentMetadata } from '../../model/metadata.ts'
import { expression } from '../expression.ts'
import type { Job, Triggers } from '../workflow.ts'
import { createJob, type JobContext, type PlacedJob } from './context.ts'
import { checkout, install, needSecrets, run } from './steps.ts'

/** The file of the workflow that deploys an environment which names none. */
export const DEPLOY_FILE = 'deploy.yml'

/** Plans the deployment of each environment whose target has a deployer. */
export function planDeploys(context: JobContext): PlacedJob[] {
  return Object.entries(context.metadata.environments)
    .filter(
      ([, environment]) => isDeployed(environment) && context.graph.deployers.includes(environment.target),
    )
    .map(([name, environment]) => ({
      file: environment.workflow ?? DEPLOY_FILE,
      job: planDeploy(context, name, environment),
    }))
}

/** Says whether anything ever deploys an environment. */
export function isDeployed({ from, target }: EnvironmentMetadata): boolean {
  return target !== 'local' && (from.branch !== undefined || from.tag !== undefined || from.release === true)
}

/** Says what deploys an environment; a person may always deploy one again. */
export function deployTriggers({ from }: EnvironmentMetadata): Triggers {
  return {
    ...(from.branch !== undefined && { branches: [from.branch] }),
    ...(from.tag !== undefined && { tags: [from.tag] }),
    ...(from.release === true && { releases: true }),
  }
}

/** Lists the secrets that a deployment needs, by the settings of its target. */
export function listDeploySecrets({ metadata }: JobContext, environment: EnvironmentMetadata): string[] {
  const { render, compose, ssh, registry, kubernetes } = metadata.targets
  const host = (environment.target === 'compose' ? compose : ssh)?.host
  const account = metadata.criticalPaths.syntheticAccount
  const byTarget: Record<string, (string | undefined)[]> = {
    render: [render?.apiKeySecret],
    compose: [host?.hostSecret, host?.keySecret, host?.knownHostsSecret],
    ssh: [host?.hostSecret, host?.keySecret, host?.knownHostsSecret],
    container: [registry?.usernameSecret, registry?.passwordSecret],
    kubernetes: [registry?.usernameSecret, registry?.passwordSecret, kubernetes?.gitopsTokenSecret],
  }
  const names = [...(byTarget[environment.target] ?? []), account?.emailSecret, account?.passwordSecret]
  return [...new Set(names.filter((name) => name !== undefined))].sort()
}

function planDeploy(context: JobContext, name: string, environment: EnvironmentMetadata): Job {
  const secrets = listDeploySecrets(context, environment)
  const usesAws = context.metadata.targets.aws !== undefined
  const env = Object.fromEntries(
    [...secrets, ...listChannelSecrets(context)].map((secret) => [secret, expression(`secrets.${secret}`)]),
  )
  return createJob(context, {
    id: `deploy-${name}`,
    name: `deploy to ${name}`,
    triggers: { ...deployTriggers(environment), dispatch: askFor(name) },
    needs: predecessors(context, name, environment),
    timeoutMinutes: context.metadata.pipelines.budgets.deployMinutes * 3,
    permissions: {
      contents: 'write',
      checks: 'read',
      // Who approved the run is a fact of the run.
      actions: 'read',
      deployments: 'write',
      'pull-requests': 'write',
      ...(usesAws && { 'id-token': 'write' as const }),
    },
    environment: name,
    concurrency: `deploy-${name}`,
    secrets,
    commands: ['deploy'],
    steps: [
      checkout('all'),
      ...needSecrets(context, secrets, [
        ...install(context),
        run('Deploy, verify, record', 'pnpm ehr deploy --env "$ENVIRONMENT" --commit "$GITHUB_SHA"', {
          ENVIRONMENT: name,
          GITHUB_TOKEN: expression('github.token'),
          ...env,
        }),
      ]),
    ],
    from: [`environments.${name}`],
  })
}

/** Of channels that are told of a deployment. No guard asks for them: a message that cannot be sent stops no deployment. */
function listChannelSecrets({ metadata }: JobContext): string[] {
  const channels = Object.values(metadata.notifications.channels)
  return [...new Set(channels.flatMap(({ secret }) => secret ?? []))].sort()
}

function askFor(value: string): NonNullable<Triggers['dispatch']> {
  return { environment: { description: 'The environment to deploy again.', isRequired: true, value } }
}

/** In one workflow, one environment is deployed after the other; across workflows, the deployer itself looks. */
function predecessors(
  { metadata, graph }: JobContext,
  name: string,
  environment: EnvironmentMetadata,
): string[] {
  const before = environment.after
  const earlier = before === undefined ? undefined : metadata.environments[before]
  if (before === undefined || before === name || earlier === undefined) return []
  const isSameFile = (earlier.workflow ?? DEPLOY_FILE) === (environment.workflow ?? DEPLOY_FILE)
  const isSameStart = JSON.stringify(deployTriggers(earlier)) === JSON.stringify(deployTriggers(environment))
  const isPlanned = isDeployed(earlier) && graph.deployers.includes(earlier.target)
  return isSameFile && isSameStart && isPlanned ? [`deploy-${before}`] : []
}
