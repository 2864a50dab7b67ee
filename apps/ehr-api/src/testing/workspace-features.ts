import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { discoverFeatures } from '@ehr/generators/features'
import type { ApiFeature } from '@ehr/http'

const ROOT = join(import.meta.dirname, '../../../..')

/** The features of the workspace, as the process finds them; Vitest knows no `virtual:ehr-features`. */
export async function loadWorkspaceFeatures(): Promise<ApiFeature[]> {
  const modules = discoverFeatures(ROOT, 'api')
  const loaded = modules.map(async ({ path }): Promise<ApiFeature> => {
    const { feature } = await import(pathToFileURL(path).href)
    return feature
  })
  return await Promise.all(loaded)
}
