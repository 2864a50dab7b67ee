import type { ApiFeature } from '@ehr/http'

/** What this copy of the program consists of. */
export interface Installation {
  readonly features: readonly ApiFeature[]
  /** Where ehr-web's built page is, if it was built. */
  readonly webFolder: string
}
