import type { DeliveryMetadata, EnvironmentMetadata } from '../../model/metadata.ts'
import { expression } from '../expression.ts'
import type { Job, Triggers } from '../workflow.ts'
import { takeCloudRole } from './cloud-role.ts'
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
    render: [
      render?.apiKeySecret,
      ...(render?.deployBy === 'hook' ? Object.keys(environment.services).map(hookOf) : []),
    ],
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
        ...takeCloudRole(context, environment),
        run('Deploy, verify, record', 'pnpm ehr deploy --env "$ENVIRONMENT" --commit "$GITHUB_SHA"', {
          ENVIRONMENT: name,
          GITHUB_TOKEN: expression('github.token'),
          ...listMailer(context, environment),
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

/** The mail server and the sender that the environment’s application has, where people are told by mail. */
function listMailer(
  { metadata }: JobContext,
  { variables, secrets }: EnvironmentMetadata,
): Record<string, string> {
  if (!tellsByMail(metadata)) return {}
  return {
    ...(secrets.SMTP_URL !== undefined && { SMTP_URL: expression(`secrets.${secrets.SMTP_URL}`) }),
    ...(variables.MAIL_FROM !== undefined && { MAIL_FROM: variables.MAIL_FROM }),
  }
}

/** Whether people are told of deployments by mail. */
function tellsByMail({ notifications: { channels, routes } }: DeliveryMetadata): boolean {
  const told = DEPLOY_EVENTS.flatMap((event) => routes[event] ?? [])
  return told.some((name) => channels[name]?.kind === 'email')
}

/** The variable that the deployer reads a service’s hook from: `RENDER_DEPLOY_HOOK_EHR_API`. */
function hookOf(app: string): string {
  return `RENDER_DEPLOY_HOOK_${app.replaceAll('-', '_').toUpperCase()}`
}

const DEPLOY_EVENTS = [
  'deploy-announced',
  'deploy-succeeded',
  'deploy-failed',
  'rolled-back',
  'released',
] as const

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
