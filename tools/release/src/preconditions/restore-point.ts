import type { Precondition } from './precondition.ts'

const NAME = 'restore point'

/** Where the metadata want a backup before a deployment, and wherever patients’ data are, one can be taken and named. */
export const canBeRestored: Precondition = async ({ environment, place, plan }) => {
  if (!needsBackup(plan.metadata.backups.beforeDeploy, environment)) return undefined
  const point = await place.findRestorePoint()
  if (point.isThere) return { name: NAME, verdict: 'met', text: point.text }
  return { name: NAME, verdict: 'unmet', text: point.why, todo: point.todo }
}

/** Says whether an environment is backed up before it is deployed. */
export function needsBackup(
  beforeDeploy: readonly string[],
  { name, metadata }: { name: string; metadata: { dataClass: string; database: unknown } },
): boolean {
  return metadata.database !== null && (beforeDeploy.includes(name) || metadata.dataClass === 'phi')
}
