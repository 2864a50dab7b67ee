import { defineEnvironment, type EnvironmentValues, MODES } from './declare.ts'
import { flag, oneOf, port, secretText, text, webAddress, wholeNumber } from './kinds.ts'
import { parseEnvironment, type Source } from './parse.ts'
import { ASSET_BASE_URL, DATABASE_URL, RELEASE, WEB_SENTRY_DSN } from './shared.ts'

/** What the API reads when it starts. */
export const apiEnvironment = defineEnvironment({
  app: 'ehr-api',
  variables: {
    NODE_ENV: {
      schema: oneOf(MODES),
      description: 'The mode of the process.',
      default: { development: 'development', test: 'test', production: 'production' },
    },
    DATABASE_URL,
    DATABASE_CONNECTIONS: {
      schema: wholeNumber({ from: 2, to: 200 }),
      description: 'The most connections that one process opens.',
      default: '10',
    },
    HOST: {
      schema: text,
      description: 'The address to listen on.',
      default: { development: '127.0.0.1', test: '127.0.0.1', production: '0.0.0.0' },
    },
    PORT: { schema: port, description: 'The port to listen on.', default: '4301' },
    PUBLIC_URL: {
      schema: webAddress,
      description: 'The address that people open, for cookies, links and the check of origins.',
      default: { development: 'http://localhost:4300', test: 'http://localhost:4300' },
    },
    AUTH_SECRET: {
      schema: secretText(32),
      description:
        'Signs sessions and page cursors; at least 32 characters, random. Changing it signs everybody out.',
      isSecret: true,
    },
    TRUST_PROXY: {
      schema: flag,
      description: 'Whether a proxy in front says who calls: its X-Forwarded-For is believed.',
      default: 'false',
    },
    SIGN_IN_LIMIT: {
      schema: wholeNumber({ from: 1, to: 100_000 }),
      description: 'Attempts to sign in that one address has in a minute.',
      default: '30',
    },
    LOG_LEVEL: {
      schema: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
      description: 'The least grave log lines that are written.',
      default: 'info',
    },
    ASSET_BASE_URL,
    RELEASE,
    SENTRY_DSN: {
      schema: webAddress,
      description: 'Where the API sends error reports, free of patient data; nowhere when not set.',
      isOptional: true,
    },
    WEB_SENTRY_DSN,
  },
})

/** The API's environment, parsed. */
export type ApiEnv = EnvironmentValues<typeof apiEnvironment>

/** Reads the API's environment; throws naming every variable that is wrong, and the value of no secret. */
export function readApiEnv(source: Source): ApiEnv {
  return parseEnvironment(apiEnvironment, source)
}

const commandEnvironment = defineEnvironment({ app: 'ehr-api', variables: { DATABASE_URL } })

/** Reads what a command on the database needs, which is less than the API: an import signs nobody in. */
export function readCommandEnv(source: Source): EnvironmentValues<typeof commandEnvironment> {
  return parseEnvironment(commandEnvironment, source)
}
