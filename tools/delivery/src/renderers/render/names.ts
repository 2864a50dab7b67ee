import type { DeliveryPlan, PlannedEnvironment } from '../../plan/delivery-plan.ts'

/** The environments that run on Render. */
export function listRenderEnvironments({ environments }: DeliveryPlan): PlannedEnvironment[] {
  return environments.filter(({ metadata }) => metadata.target === 'render')
}

/** What a service is called on Render: unique in the whole workspace there. */
export function serviceName({ metadata }: DeliveryPlan, environment: string, app: string): string {
  return `${metadata.product.slug}-${environment}-${app}`
}

/** The role that owns the schema; Render makes it with the database and fills its connection in. */
export function ownerName(databaseName: string): string {
  return `${databaseName.slice(0, 57)}_owner`
}

/** What a service costs by when the metadata do not say: the smallest that runs commands before a deployment. */
export const DEFAULT_SERVICE_PLAN = 'starter'

/** The smallest database; one of high availability needs a bigger one. */
export function databasePlan(database: { plan?: string | undefined; isHighlyAvailable: boolean }): string {
  return database.plan ?? (database.isHighlyAvailable ? 'pro-4gb' : 'basic-256mb')
}
