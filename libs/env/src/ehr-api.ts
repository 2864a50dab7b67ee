import { defineEnvironment, type EnvironmentValues, MODES } from './declare.ts'
import { flag, oneOf, port, secretText, smtpUrl, text, webAddress, wholeNumber } from './kinds.ts'
import { parseEnvironment, type Source } from './parse.ts'
import { ASSET_BASE_URL, DATA_CLASS, DATABASE_URL, RELEASE, WEB_SENTRY_DSN } from './shared.ts'

const PUBLIC_URL = {
  schema: webAddress,
  description: 'The address that people open, for cookies, links and the check of origins.',
  default: { development: 'http://localhost:4300', test: 'http://localhost:4300' },
} as const

/** What the API reads when it starts. */
export const apiEnvironment = defineEnvironment({
  app: 'ehr-api',
  variables: {
    NODE_ENV: {
      schema: oneOf(MODES),
      description: 'The mode of the process.',
      default: { development: 'development', test: 'test', production: 'production' },
    },
    DATA_CLASS,
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
    METRICS_PORT: {
      schema: port,
      description:
        'The port on which Prometheus reads /metrics, on the address of HOST. Not served where it is not set.',
      isOptional: true,
    },
    PUBLIC_URL,
    AUTH_SECRET: {
      schema: secretText(32),
      description:
        'Keys come from it: of page cursors and second factors; at least 32 characters, random. With another one, second factors must be set up anew.',
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
    JOBS: {
      schema: oneOf(['api', 'worker']),
      description:
        'Where jobs run: in the processes of the API, or only in those started with the command "work".',
      default: 'api',
    },
    SMTP_URL: {
      schema: smtpUrl,
      description:
        'The mail server, such as smtps://user:password@mail.example.org. Without it development shows mails at /dev/mail, and production sends none.',
      isSecret: true,
      isOptional: true,
    },
    MAIL_FROM: {
      schema: text,
      description: 'Who mails come from, such as Clinic <no-reply@clinic.example.org>.',
      default: 'EHR <no-reply@localhost>',
    },
    LOG_LEVEL: {
      schema: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
      description: 'The least grave log lines that are written.',
      default: 'info',
    },
    AUDIT_HEAD_FILE: {
      schema: text,
      description:
        'File that the heads of the audit chain are appended to besides the log; on a disk that the database cannot write.',
      isOptional: true,
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

const userCommandEnvironment = defineEnvironment({ app: 'ehr-api', variables: { DATA_CLASS, PUBLIC_URL } })

/** Reads what the commands on accounts need besides the database. */
export function readUserCommandEnv(source: Source): EnvironmentValues<typeof userCommandEnvironment> {
  return parseEnvironment(userCommandEnvironment, source)
}

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
