import type { Problem } from '../problem.ts'
import { listEnvironments, type PlanRule, type RuleContext, unknownNames, when } from './rule.ts'

/** Environments that others name exist, come in an order, and are fit for what is done in them. */
export const namesEnvironments: PlanRule = (context) => {
  const { metadata } = context
  const { backups, rollback, scans, featureFlags, secrets } = metadata
  const named = [
    ...list(backups.environments, 'backups.environments'),
    ...list(backups.beforeDeploy, 'backups.beforeDeploy'),
    { name: rollback.rehearsedIn, path: 'rollback.rehearsedIn' },
    ...(scans.zap === null ? [] : [{ name: scans.zap.environment, path: 'scans.zap.environment' }]),
    ...(backups.rehearsal.into === 'scratch'
      ? []
      : [{ name: backups.rehearsal.into, path: 'backups.rehearsal.into' }]),
    ...Object.entries(featureFlags).flatMap(([flag, { isOnIn }]) =>
      list(isOnIn, `featureFlags.${flag}.isOnIn`),
    ),
    ...Object.entries(secrets).flatMap(([name, { scope }]) =>
      scope === 'repository' ? [] : list(scope, `secrets.${name}.scope`),
    ),
    ...listEnvironments(context).flatMap(({ path, environment }) => [
      ...(environment.after === undefined ? [] : [{ name: environment.after, path: `${path}.after` }]),
      ...(environment.recovers === undefined
        ? []
        : [{ name: environment.recovers, path: `${path}.recovers` }]),
    ]),
  ]
  return unknownNames(named, Object.keys(metadata.environments), 'environment')
}

/** Nothing is tried out on patients. */
export const triesNothingOnPatients: PlanRule = ({ metadata }) => {
  const { environments, rollback, scans, backups } = metadata
  const isPhi = (name: string | undefined) => name !== undefined && environments[name]?.dataClass === 'phi'
  const { into } = backups.rehearsal
  const restored = backups.environments.filter(
    (name) => into !== 'scratch' && environments[name]?.dataClass !== environments[into]?.dataClass,
  )
  return [
    ...when(
      isPhi(rollback.rehearsedIn),
      'rollback.rehearsedIn',
      `${rollback.rehearsedIn} holds patients’ data.`,
      'Name an environment with synthetic or anonymized data.',
    ),
    ...when(
      isPhi(scans.zap?.environment),
      'scans.zap.environment',
      `${scans.zap?.environment} holds patients’ data, and the scan attacks what it finds.`,
      'Name an environment with synthetic or anonymized data.',
    ),
    ...restored.map((name) => ({
      path: 'backups.rehearsal.into',
      wrong: `a backup of ${name} would be restored as it is into ${into}, which holds other data.`,
      right: 'Set it to "scratch", a server of the same data class that is thrown away.',
    })),
  ]
}

/** Environments come one after the other, and one that recovers another holds the same kind of data. */
export const comesInOrder: PlanRule = (context) =>
  listEnvironments(context).flatMap(({ name, path, environment }): Problem[] => {
    const { environments } = context.metadata
    const recovered = environment.recovers === undefined ? undefined : environments[environment.recovers]
    return [
      ...when(
        isCircular(context, name),
        `${path}.after`,
        `${name} comes after itself.`,
        'Name an environment that is deployed before this one.',
      ),
      ...when(
        recovered !== undefined && recovered.dataClass !== environment.dataClass,
        `${path}.dataClass`,
        `${name} takes the place of ${environment.recovers}, which holds ${recovered?.dataClass}.`,
        `Set it to "${recovered?.dataClass}".`,
      ),
    ]
  })

function isCircular({ metadata }: RuleContext, start: string): boolean {
  const seen = new Set<string>()
  for (
    let name = metadata.environments[start]?.after;
    name !== undefined;
    name = metadata.environments[name]?.after
  ) {
    if (name === start) return true
    if (seen.has(name)) return false
    seen.add(name)
  }
  return false
}

function list(names: readonly string[], path: string) {
  return names.map((name, index) => ({ name, path: `${path}[${index}]` }))
}
