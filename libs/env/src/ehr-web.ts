import { defineEnvironment, type EnvironmentValues } from './declare.ts'
import { port } from './kinds.ts'
import { parseEnvironment, type Source } from './parse.ts'
import { ASSET_BASE_URL, RELEASE, SOURCE_MAPS, WEB_SENTRY_DSN } from './shared.ts'

/** What the build and the development server of the web application read; nothing here is secret. */
export const webEnvironment = defineEnvironment({
  app: 'ehr-web',
  variables: {
    ASSET_BASE_URL,
    EHR_API_PORT: {
      schema: port,
      description: 'Port of the API that the development server passes requests on to.',
      default: '4301',
    },
    RELEASE,
    SOURCE_MAPS,
    WEB_SENTRY_DSN,
  },
})

/** The web application's environment, parsed. */
export type WebEnv = EnvironmentValues<typeof webEnvironment>

/** Reads the web application's environment. @throws naming every variable that is wrong. */
export function readWebEnv(source: Source): WebEnv {
  return parseEnvironment(webEnvironment, source)
}
