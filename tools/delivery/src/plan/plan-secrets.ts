import type { DeliveryMetadata } from '../model/metadata.ts'
import type { PlannedSecret } from './delivery-plan.ts'
import type { Workflow } from './workflow.ts'

/** One place in which the metadata names a secret. */
export interface SecretUse {
  secret: string
  /** Where, as a path of the metadata. */
  path: string
  /** What uses it, in words. */
  what: string
}

/** Lists every place in which the metadata names a secret. */
export function listSecretUses(metadata: DeliveryMetadata): SecretUse[] {
  return [...environmentUses(metadata), ...namedUses(metadata, [])]
}

/** Plans all secrets, with what uses each. */
export function planSecrets(metadata: DeliveryMetadata, workflows: readonly Workflow[]): PlannedSecret[] {
  const uses = listSecretUses(metadata)
  const jobs = workflows.flatMap((workflow) => workflow.jobs)
  return Object.entries(metadata.secrets)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { purpose, scope, rotateEveryDays }]) => ({
      name,
      purpose,
      rotateEveryDays,
      environments: scope === 'repository' ? [] : scope,
      usedBy: [
        ...new Set([
          ...uses.filter(({ secret }) => secret === name).map(({ what }) => what),
          ...jobs.filter(({ secrets }) => secrets.includes(name)).map((job) => `job ${job.name}`),
        ]),
      ].sort(),
    }))
}

function environmentUses({ environments }: DeliveryMetadata): SecretUse[] {
  return Object.entries(environments).flatMap(([environment, { secrets }]) =>
    Object.entries(secrets).map(([variable, secret]) => ({
      secret,
      path: `environments.${environment}.secrets.${variable}`,
      what: `${variable} in ${environment}`,
    })),
  )
}

/** Every other setting that names a secret ends with `Secret`, or is the secret of a channel. */
function namedUses(value: unknown, path: readonly string[]): SecretUse[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => {
    const inner = [...path, key]
    const isName = key.endsWith('Secret') || (key === 'secret' && path[0] === 'notifications')
    if (isName && typeof child === 'string')
      return [{ secret: child, path: inner.join('.'), what: inner.join('.') }]
    return namedUses(child, inner)
  })
}
