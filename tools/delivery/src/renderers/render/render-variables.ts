import type { PlannedEnvironment, PlannedVariable } from '../../plan/delivery-plan.ts'
import type { BlueprintVariable } from './blueprint.ts'

/** Variables of the commands that a service needs to migrate before it is deployed. */
const OF_MIGRATIONS = 'MIGRATION_DATABASE_URL'

/** The values that are the same in all services of an environment; booleans and numbers as text. */
export function renderGroup(
  environment: PlannedEnvironment,
  node: string,
): readonly { key: string; value: string }[] {
  const values = environment.variables.flatMap(({ name, source }) =>
    source.kind === 'value' ? [{ key: name, value: source.value }] : [],
  )
  return [...values, { key: 'NODE_VERSION', value: node }].sort(byKey)
}

/** What one service has of its own: connections, and secrets, which a person enters once. */
export function renderVariables(
  environment: PlannedEnvironment,
  groupName: string,
  { migrates }: { migrates: boolean },
): readonly BlueprintVariable[] {
  const own = environment.variables
    .filter(({ name }) => migrates || name !== OF_MIGRATIONS)
    .flatMap((variable) => renderVariable(environment, variable))
  return [{ fromGroup: groupName }, ...own]
}

function renderVariable(
  environment: PlannedEnvironment,
  { name, source }: PlannedVariable,
): BlueprintVariable[] {
  if (source.kind === 'secret') return [{ key: name, sync: false }]
  if (source.kind !== 'database') return []
  const database = environment.metadata.database
  // Render knows the connection of the database's owner alone; the application's login is made by hand.
  if (source.role === 'application' || database === null) return [{ key: name, sync: false }]
  return [{ key: name, fromDatabase: { name: database.instance, property: 'connectionString' } }]
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1
}
