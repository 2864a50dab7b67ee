import { stringify } from 'yaml'
import type { DeliveryPlan, PlannedEnvironment } from '../../plan/delivery-plan.ts'
import { mark } from '../generated-mark.ts'
import type { RenderedFile } from '../renderer.ts'
import type { Blueprint, BlueprintEnvironment } from './blueprint.ts'
import { listRenderEnvironments } from './names.ts'
import { renderDatabases } from './render-database.ts'
import { renderServices } from './render-service.ts'
import { renderGroup } from './render-variables.ts'

/** Renders render.yaml, where anything runs on Render. */
export function renderBlueprint(plan: DeliveryPlan): RenderedFile[] {
  const environments = listRenderEnvironments(plan)
  const render = plan.metadata.targets.render
  if (render === undefined || environments.length === 0) return []
  const from = ['targets.render', ...environments.map((environment) => environment.from)]
  const { generation, expireAfterDays } = render.previews
  const blueprint: Blueprint = {
    previews: { generation, ...(generation !== 'off' && { expireAfterDays }) },
    projects: [
      {
        name: render.project,
        environments: environments.map((environment) => renderEnvironment(plan, environment)),
      },
    ],
  }
  // Older readers of YAML take a bare "off" for false; as of version 1.1 it is quoted.
  const text = `${mark({ from, comment: '#' })}\n${stringify(blueprint, { lineWidth: 0, version: '1.1' })}`
  return [{ path: 'render.yaml', text, from }]
}

/** Networks are isolated where the plan of the account has that; patients’ data are protected where it can. */
export function renderEnvironment(plan: DeliveryPlan, environment: PlannedEnvironment): BlueprintEnvironment {
  const { targets, product } = plan.metadata
  const isPaid = targets.render?.workspacePlan !== 'hobby'
  const isProtected = isPaid && environment.metadata.dataClass === 'phi'
  return {
    name: environment.name,
    networking: {
      isolation: targets.render?.hasIsolatedNetworks === true && isPaid ? 'enabled' : 'disabled',
    },
    permissions: { protection: isProtected ? 'enabled' : 'disabled' },
    services: renderServices(plan, environment),
    databases: renderDatabases(environment),
    envVarGroups: [
      {
        name: `${product.slug}-${environment.name}`,
        envVars: renderGroup(environment, plan.workspace.versions.node),
      },
    ],
  }
}
