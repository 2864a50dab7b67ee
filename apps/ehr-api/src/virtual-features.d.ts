declare module 'virtual:ehr-features' {
  import type { ApiFeature } from '@ehr/http'

  export const features: readonly ApiFeature[]
}
