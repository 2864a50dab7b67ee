import { isDeployed } from '../jobs/deploy.ts'
import { listEnvironments, type PlanRule, unknownNames, when } from './rule.ts'

/** Backups reach the objectives that are promised. */
export const reachesObjectives: PlanRule = (context) => {
  const { backups } = context.metadata
  const hasPatients = backups.environments.some(
    (name) => context.metadata.environments[name]?.dataClass === 'phi',
  )
  const restorable = listEnvironments(context).filter(
    ({ environment }) => environment.database?.hasPointInTimeRecovery === true,
  )
  return [
    ...when(
      !backups.archivesWal && backups.incrementalEveryMinutes > backups.objectives.rpoMinutes,
      'backups.incrementalEveryMinutes',
      `up to ${backups.incrementalEveryMinutes} minutes would be lost, and ${backups.objectives.rpoMinutes} are promised.`,
      `Set it to ${backups.objectives.rpoMinutes} or less, or archive the WAL.`,
    ),
    ...when(
      backups.keepIncrementalDays * 24 < backups.fullEveryHours,
      'backups.keepIncrementalDays',
      'an incremental backup would be gone before the next full one.',
      'Keep them for longer, or make full ones more often.',
    ),
    ...when(
      backups.keepFullDays < backups.keepIncrementalDays,
      'backups.keepFullDays',
      'an incremental backup would outlive the full one that it needs.',
      `Set it to ${backups.keepIncrementalDays} or more.`,
    ),
    ...when(
      backups.archivesWal && backups.keepFullDays < backups.keepWalDays,
      'backups.keepWalDays',
      'WAL would outlive the full backup that it is applied to.',
      `Set it to ${backups.keepFullDays} or less.`,
    ),
    ...when(
      hasPatients && !backups.isEncryptedAtRest,
      'backups.isEncryptedAtRest',
      'patients’ data would lie open in backups.',
      'Set it to true.',
    ),
    ...when(
      hasPatients && !backups.isEncryptedInTransit,
      'backups.isEncryptedInTransit',
      'patients’ data would travel open.',
      'Set it to true.',
    ),
    ...restorable.flatMap(({ name, path }) =>
      when(
        !backups.archivesWal,
        `${path}.database.hasPointInTimeRecovery`,
        `${name} can be restored to a point in time only from archived WAL.`,
        'Set backups.archivesWal to true, or this to false.',
      ),
    ),
  ]
}

/** Who is told is somebody who can be reached. */
export const reachesPeople: PlanRule = ({ metadata: { notifications } }) => {
  const { channels, routes, releaseChannel } = notifications
  const named = Object.entries(routes).flatMap(([event, names]) =>
    (names ?? []).map((name, index) => ({ name, path: `notifications.routes.${event}[${index}]` })),
  )
  return [
    ...unknownNames(
      [...named, { name: releaseChannel, path: 'notifications.releaseChannel' }],
      Object.keys(channels),
      'channel',
    ),
    ...Object.entries(channels).flatMap(([name, { kind, secret, address }]) => [
      ...when(
        ['slack', 'pagerduty'].includes(kind) && secret === undefined,
        `notifications.channels.${name}.secret`,
        `${kind} is reached by a webhook or key, which is a secret.`,
        'Name the secret.',
      ),
      ...when(
        kind === 'email' && address === undefined,
        `notifications.channels.${name}.address`,
        'it is missing.',
        'Give the mail address.',
      ),
    ]),
    ...(['alert-critical', 'deploy-failed', 'security-finding', 'backup-failed'] as const).flatMap((event) =>
      when(
        routes[event] === undefined,
        `notifications.routes.${event}`,
        'nobody would be told.',
        `Name one of ${Object.keys(channels).join(', ')}.`,
      ),
    ),
  ]
}

/** The graver an alert, the sooner and the later it comes. */
export const ordersAlerts: PlanRule = ({ metadata: { monitoring } }) => {
  const { thresholds, answerMinutes } = monitoring
  return [
    ...when(
      thresholds.errorsMediumPercent >= thresholds.errorsHighPercent,
      'monitoring.thresholds.errorsMediumPercent',
      'the moderate alert would come no sooner than the grave one.',
      `Set it below ${thresholds.errorsHighPercent}.`,
    ),
    ...when(
      thresholds.p95MediumMs >= thresholds.p95HighMs,
      'monitoring.thresholds.p95MediumMs',
      'the moderate alert would come no sooner than the grave one.',
      `Set it below ${thresholds.p95HighMs}.`,
    ),
    ...when(
      answerMinutes.critical > answerMinutes.high || answerMinutes.high > answerMinutes.medium,
      'monitoring.answerMinutes',
      'a graver alert would be answered later than a lighter one.',
      'Order them: critical, high, medium.',
    ),
  ]
}

/** The parts of a pipeline fit into the whole. */
export const fitsBudgets: PlanRule = ({ metadata: { pipelines } }) => {
  const { buildMinutes, testMinutes, deployMinutes, totalMinutes } = pipelines.budgets
  const sum = buildMinutes + testMinutes + deployMinutes
  return when(
    sum > totalMinutes,
    'pipelines.budgets.totalMinutes',
    `build, test and deploy may take ${sum} minutes together.`,
    `Set it to ${sum} or more, or the others lower.`,
  )
}

/** What Render sells to bigger workspaces only. */
export const offersOnRender: PlanRule = (context) => {
  const { render } = context.metadata.targets
  if (render?.workspacePlan !== 'hobby') {
    return []
  }
  const right = 'Set targets.render.workspacePlan to "professional", or do without.'
  return [
    ...when(
      render.hasIsolatedNetworks,
      'targets.render.hasIsolatedNetworks',
      'the workspace plan "hobby" isolates no networks.',
      right,
    ),
    ...listEnvironments(context)
      .filter(({ environment }) => environment.target === 'render')
      .flatMap(({ path, environment }) => [
        ...when(
          environment.database?.isHighlyAvailable === true,
          `${path}.database.isHighlyAvailable`,
          'the workspace plan "hobby" has no databases of high availability.',
          right,
        ),
        ...Object.entries(environment.services).flatMap(([app, { scaling }]) =>
          when(
            scaling !== undefined,
            `${path}.services.${app}.scaling`,
            'the workspace plan "hobby" does not scale by itself.',
            right,
          ),
        ),
      ]),
  ]
}

/** Scaling goes upwards. */
export const scalesUpwards: PlanRule = (context) =>
  listEnvironments(context).flatMap(({ path, environment }) =>
    Object.entries(environment.services).flatMap(([app, { replicas, scaling }]) =>
      when(
        scaling !== undefined && scaling.max < replicas,
        `${path}.services.${app}.scaling.max`,
        `it is below the ${replicas} that always run.`,
        `Set it to ${replicas} or more.`,
      ),
    ),
  )

/** Source maps go to Sentry where it is on, of applications that there are, with a token where they are built. */
export const uploadsSourceMaps: PlanRule = (context) => {
  const { isOn, sourceMaps } = context.metadata.monitoring.sentry
  if (sourceMaps === null) return []
  return [
    ...when(
      !isOn,
      'monitoring.sentry.sourceMaps',
      'Sentry is off.',
      'Set it to null, or monitoring.sentry.isOn to true.',
    ),
    ...unknownNames(
      Object.keys(sourceMaps.projects).map((name) => ({
        name,
        path: `monitoring.sentry.sourceMaps.projects.${name}`,
      })),
      Object.keys(context.blocks),
      'application',
    ),
    ...listEnvironments(context)
      .filter(({ environment }) => isOn && isDeployed(environment))
      .flatMap(({ name, path, environment }) =>
        when(
          environment.secrets.SENTRY_AUTH_TOKEN !== sourceMaps.authTokenSecret,
          `${path}.secrets.SENTRY_AUTH_TOKEN`,
          `source maps are uploaded where ${name} is built, with the token ${sourceMaps.authTokenSecret}.`,
          `Set it to "${sourceMaps.authTokenSecret}", or monitoring.sentry.sourceMaps to null.`,
        ),
      ),
  ]
}

/** Where errors are reported, it is said to whom. */
export const reportsErrors: PlanRule = (context) =>
  listEnvironments(context)
    .filter(({ environment }) => isDeployed(environment) && context.metadata.monitoring.sentry.isOn)
    .flatMap(({ name, path, environment }) =>
      ['SENTRY_DSN', 'WEB_SENTRY_DSN'].flatMap((variable) =>
        when(
          !(variable in environment.secrets || variable in environment.variables),
          `${path}.secrets`,
          `Sentry is on, and ${variable} has no value in ${name}.`,
          `Add "${variable}" with the name of a secret, or set monitoring.sentry.isOn to false.`,
        ),
      ),
    )
