import type { DeliveryMetadata, EnvironmentMetadata } from '../model/metadata.ts'
import { isDeployed } from './jobs/deploy.ts'

/** One environment by its name. */
export interface NamedEnvironment {
  name: string
  environment: EnvironmentMetadata
}

/**
 * Finds the environment whose deployment makes a version of the product a released one: the one that is last on the
 * way, after which none comes but what takes its place in a disaster. Where several are, the one with patients’ data.
 */
export function findProductEnvironment({ environments }: DeliveryMetadata): NamedEnvironment | undefined {
  const deployed = Object.entries(environments)
    .filter(([, environment]) => isDeployed(environment) && environment.recovers === undefined)
    .map(([name, environment]) => ({ name, environment }))
  const isLast = ({ name }: NamedEnvironment) =>
    deployed.every(({ environment }) => environment.after !== name)
  const last = deployed.filter(isLast)
  return last.find(({ environment }) => environment.dataClass === 'phi') ?? last.at(-1)
}
