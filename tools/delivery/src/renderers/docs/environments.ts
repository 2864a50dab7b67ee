import type { DeliveryPlan, PlannedEnvironment, VariableSource } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { describeApproval, describeStart, listBuckets, titleOf } from './facts.ts'
import { bullets, code, listed, plural, prose, table } from './markdown.ts'
import { renderPage, section } from './page.ts'
import { renderTargets } from './targets.ts'

/** What each environment is for, holds and runs, and where the value of each of its variables comes from. */
export function renderEnvironments(plan: DeliveryPlan): RenderedFile {
  return renderPage({
    path: 'docs/generated/environments.md',
    from: ['environments', 'secrets', 'featureFlags', 'targets'],
    title: 'Environments',
    blocks: [
      renderOverview(plan),
      'What each variable is for, and its default, is in [environment variables](environment-variables.md). No environment shares a database, a secret’s value or a bucket with another.',
      ...plan.environments.map((environment) => renderEnvironment(plan, environment)),
      renderTargets(plan),
      renderSecrets(plan),
      renderFlags(plan),
    ],
  })
}

function renderOverview({ environments }: DeliveryPlan): string {
  return table(
    ['environment', 'for', 'data', 'runs on', 'deployed by'],
    environments.map((environment) => [
      code(environment.name),
      prose(environment.metadata.purpose),
      describeData(environment.metadata.dataClass),
      environment.metadata.target,
      describeStart(environment),
    ]),
  )
}

function describeData(dataClass: PlannedEnvironment['metadata']['dataClass']): string {
  return { synthetic: 'made up', anonymized: 'anonymized', phi: '**of patients**' }[dataClass]
}

function renderEnvironment(plan: DeliveryPlan, environment: PlannedEnvironment): string {
  const { metadata, variables } = environment
  const set = variables.filter(({ source }) => source.kind !== 'unset' && source.kind !== 'default')
  return section(
    prose(metadata.title),
    bullets([
      ...(metadata.url === undefined ? [] : [`Address: ${metadata.url}`]),
      `Who may reach it: ${listed(metadata.access.map((owner) => titleOf(plan, owner)))}.`,
      ...(metadata.region === undefined ? [] : [`Region: ${code(metadata.region)}.`]),
      ...(environment.services.length === 0 ? [] : [`Runs: ${listServices(environment)}.`]),
      ...(metadata.database === null ? [] : [`Database: ${describeDatabase(metadata.database)}.`]),
      ...listBuckets(environment).map(([use, bucket]) => `Bucket for ${use}: ${code(bucket)}.`),
      ...(metadata.target === 'local' ? [] : describeDeployment(plan, environment)),
    ]),
    table(
      ['variable', 'read by', 'comes from'],
      set.map(({ name, apps, source }) => [code(name), apps.join(', '), describeSource(source)]),
    ),
  )
}

function listServices({ services }: PlannedEnvironment): string {
  return listed(
    services.map(({ app, replicas, settings: { scaling, limits } }) => {
      const most = scaling === undefined ? '' : `, up to ${scaling.max} under load`
      const each =
        limits === undefined
          ? ''
          : `, each at most ${limits.cpuMillis} thousandths of a processor and ${limits.memoryMb} MB`
      return `${code(app)} (${plural(replicas, 'instance')}${most}${each})`
    }),
  )
}

function describeDatabase(database: NonNullable<PlannedEnvironment['metadata']['database']>): string {
  return [
    `PostgreSQL ${database.version}, ${code(database.name)} on ${code(database.instance)}`,
    ...(database.isHighlyAvailable ? ['highly available'] : []),
    ...(database.hasPointInTimeRecovery ? ['recoverable to a point in time'] : []),
    ...(database.readReplicas > 0 ? [plural(database.readReplicas, 'read replica')] : []),
  ].join(', ')
}

function describeDeployment(plan: DeliveryPlan, environment: PlannedEnvironment): string[] {
  const { metadata, isBackedUp } = environment
  const { window } = metadata
  return [
    `Approval: ${describeApproval(plan, environment)}.`,
    ...(metadata.after === undefined
      ? []
      : [`Migrations ran in ${code(metadata.after)} before they run here.`]),
    window === null
      ? 'May be deployed at any time.'
      : `May be deployed on ${listed(window.days.map(String))}, ${window.from} to ${window.to} (${plan.metadata.product.timeZone}).`,
    isBackedUp ? 'Backed up: see [backup and restore](runbooks/backup-and-restore.md).' : 'Not backed up.',
  ]
}

function describeSource(source: VariableSource): string {
  switch (source.kind) {
    case 'value':
      return code(source.value)
    case 'secret':
      return `secret ${code(source.secret)}`
    case 'database':
      return source.role === 'owner'
        ? 'the database, as the owner of its schema'
        : 'the database, as the application'
    case 'release':
      return 'the release that is deployed'
    default:
      return ''
  }
}

function renderSecrets({ secrets }: DeliveryPlan): string {
  return section(
    'Secrets',
    'Names only; values are in the secret store of each environment and never in a repository.',
    table(
      ['secret', 'for', 'one value for each of', 'changed every'],
      secrets.map(({ name, purpose, environments, rotateEveryDays }) => [
        code(name),
        prose(purpose),
        environments.length === 0 ? 'the repository' : environments.map(code).join(', '),
        plural(rotateEveryDays, 'day'),
      ]),
    ),
  )
}

function renderFlags(plan: DeliveryPlan): string {
  return section(
    'Feature flags',
    table(
      ['flag', 'what', 'on in', 'owner', 'to be removed by'],
      Object.entries(plan.metadata.featureFlags)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { description, isOnIn, owner, removeBy }]) => [
          code(name),
          prose(description),
          isOnIn.map(code).join(', '),
          titleOf(plan, owner),
          removeBy,
        ]),
    ),
  )
}
