import { isDeployed, listDeploySecrets } from '../jobs/deploy.ts'
import { listSecretUses } from '../plan-secrets.ts'
import type { Problem } from '../problem.ts'
import { listEnvironments, type PlanRule, type RuleContext, when } from './rule.ts'

/** Every secret that anything names is listed, and every one that is listed is used. */
export const listsSecrets: PlanRule = ({ metadata, workflows }) => {
  const uses = listSecretUses(metadata)
  const ofJobs = workflows.flatMap(({ jobs }) =>
    jobs.flatMap(({ secrets, from }) => secrets.map((secret) => ({ secret, path: from[0] ?? 'pipelines' }))),
  )
  const all = [...uses, ...ofJobs]
  const known = Object.keys(metadata.secrets)
  return [
    ...[...new Map(all.map((use) => [`${use.path} ${use.secret}`, use])).values()].flatMap(
      ({ secret, path }) =>
        when(
          !known.includes(secret),
          path,
          `the secret ${secret} is not listed.`,
          `Add secrets.${secret}: what it is for, where it is valid, how often it changes.`,
        ),
    ),
    ...known.flatMap((name) =>
      when(
        !all.some(({ secret }) => secret === name),
        `secrets.${name}`,
        'nothing uses it.',
        'Take it out, and revoke it where it was made.',
      ),
    ),
  ]
}

/** Each environment has its own value of what it uses; what opens patients’ data opens nothing else. */
export const keepsSecretsApart: PlanRule = (context) =>
  listEnvironments(context).flatMap(({ name, path, environment }) => {
    const ofVariables = Object.entries(environment.secrets).map(([variable, secret]) => ({
      secret,
      where: `${path}.secrets.${variable}`,
    }))
    const ofDeployment = isDeployed(environment)
      ? listDeploySecrets({ ...context }, environment).map((secret) => ({
          secret,
          where: `secrets.${secret}.scope`,
        }))
      : []
    return [...ofVariables, ...ofDeployment].flatMap(({ secret, where }) =>
      checkScope(context, { name, secret, where, isPhi: environment.dataClass === 'phi' }),
    )
  })

function checkScope(
  { metadata }: RuleContext,
  use: { name: string; secret: string; where: string; isPhi: boolean },
): Problem[] {
  const scope = metadata.secrets[use.secret]?.scope
  if (scope === undefined) return []
  return [
    ...when(
      use.isPhi && scope === 'repository',
      use.where,
      `${use.name} holds patients’ data, and ${use.secret} has one value for the whole repository.`,
      `Set secrets.${use.secret}.scope to the environments that have a value of their own, with "${use.name}" among them.`,
    ),
    ...when(
      scope !== 'repository' && !scope.includes(use.name),
      use.where,
      `${use.secret} has no value for ${use.name}.`,
      `Add "${use.name}" to secrets.${use.secret}.scope.`,
    ),
  ]
}

/** The key of backups is of the environments that are backed up. */
export const keepsBackupKeysApart: PlanRule = ({ metadata: { backups, secrets } }) => {
  const scope = secrets[backups.encryptionKeySecret]?.scope
  if (scope === undefined) return []
  const missing = backups.environments.filter((name) => scope === 'repository' || !scope.includes(name))
  return missing.map((name) => ({
    path: 'backups.encryptionKeySecret',
    wrong: `${name} is backed up, and ${backups.encryptionKeySecret} has no value of its own there.`,
    right: `Set secrets.${backups.encryptionKeySecret}.scope to the environments that are backed up.`,
  }))
}

/** No secret grows older than the rule says. */
export const rotatesSecrets: PlanRule = ({ metadata: { secrets, security } }) =>
  Object.entries(secrets).flatMap(([name, { rotateEveryDays }]) =>
    when(
      rotateEveryDays > security.rotateEveryDays,
      `secrets.${name}.rotateEveryDays`,
      `it is ${rotateEveryDays}, and secrets change every ${security.rotateEveryDays} days.`,
      `Set it to ${security.rotateEveryDays} or less.`,
    ),
  )
