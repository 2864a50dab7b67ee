import type { ApiFeature } from '@ehr/http'

/**
 * The features of the workspace: whatever is under libs/features with an `./api`. In the bundle they are part of
 * it, from source they are found at start; both by `virtual:ehr-features`.
 */
export async function loadFeatures(): Promise<readonly ApiFeature[]> {
  const { features } = await import('virtual:ehr-features')
  return features
}
