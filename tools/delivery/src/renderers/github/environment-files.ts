import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { createEnvironmentPayload } from './environment-payload.ts'
import { fileNameOf, renderJson } from './json-file.ts'

/** Writes what GitHub is told of each environment that something deploys. */
export function renderEnvironments({ environments }: Pick<DeliveryPlan, 'environments'>): RenderedFile[] {
  return environments.flatMap(({ github, from }) =>
    github === undefined
      ? []
      : [
          renderJson(`.github/environments/${fileNameOf(github.name)}.json`, [from], {
            name: github.name,
            ...createEnvironmentPayload(github),
          }),
        ],
  )
}
