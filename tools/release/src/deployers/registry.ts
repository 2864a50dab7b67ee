import type { Deployer } from './deployer.ts'
import { renderDeployer } from './render/render-deployer.ts'

/** Every deployer; a team adds its own here. */
export const DEPLOYERS: readonly Deployer[] = [renderDeployer]

/** Targets of deployment that have a deployer: what `readWorkspaceGraph` takes as `deployers`. */
export const DEPLOYER_NAMES: readonly string[] = DEPLOYERS.map(({ target }) => target)

/** Finds the deployer of a target. */
export function findDeployer(target: string): Deployer | undefined {
  return DEPLOYERS.find((deployer) => deployer.target === target)
}
