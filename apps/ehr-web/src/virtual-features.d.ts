declare module 'virtual:ehr-features' {
  import type { WebFeature } from '@ehr/ui'

  /** Every feature of the workspace that has a web part, by name. */
  export const features: readonly WebFeature[]
}

/** Which release this build is; `development` outside a build. */
declare const __RELEASE__: string
/** Where the browser's error reports go; undefined turns them off. */
declare const __SENTRY_DSN__: string | undefined
