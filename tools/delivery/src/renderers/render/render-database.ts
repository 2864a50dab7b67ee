import type { PlannedEnvironment } from '../../plan/delivery-plan.ts'
import type { BlueprintDatabase } from './blueprint.ts'
import { databasePlan, ownerName } from './names.ts'

/** Renders the database of an environment; it takes connections from within Render’s network only. */
export function renderDatabases({ metadata }: PlannedEnvironment): readonly BlueprintDatabase[] {
  const { database, region } = metadata
  if (database === null) return []
  const replicas = Array.from({ length: database.readReplicas }, (_, index) => ({
    name: `${database.instance}-replica-${index + 1}`,
  }))
  return [
    {
      name: database.instance,
      databaseName: database.name,
      user: ownerName(database.name),
      ...(region !== undefined && { region }),
      plan: databasePlan(database),
      postgresMajorVersion: database.version,
      ...(database.diskGb !== undefined && { diskSizeGB: roundDisk(database.diskGb) }),
      ...(database.isHighlyAvailable && { highAvailability: { enabled: true } as const }),
      // An empty list would remove replicas that exist; so it is left out.
      ...(replicas.length > 0 && { readReplicas: replicas }),
      ipAllowList: [],
    },
  ]
}

/** Render sells one gigabyte, or multiples of five. */
function roundDisk(diskGb: number): number {
  return diskGb === 1 ? 1 : Math.ceil(diskGb / 5) * 5
}
