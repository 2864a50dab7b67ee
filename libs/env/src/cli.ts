import { defineEnvironment } from './declare.ts'
import { postgresUrl, text } from './kinds.ts'
import { DATA_CLASS, DATABASE_URL } from './shared.ts'

/** What the commands of `pnpm ehr`, `pnpm dev` and `pnpm test` read; `dev` and `test` need none of it. */
export const cliEnvironment = defineEnvironment({
  app: 'cli',
  variables: {
    CHROMIUM_PATH: {
      schema: text,
      description:
        'The browser for end-to-end journeys and pictures, where it is not in a place that is looked in.',
      isOptional: true,
    },
    DATA_CLASS,
    DATABASE_URL: { ...DATABASE_URL, isOptional: true },
    EHR_DATA_FOLDER: {
      schema: text,
      description:
        'Where development keeps its server, secret and logs; a second one keeps two runs of a clone apart.',
      default: '.data',
    },
    MIGRATION_DATABASE_URL: {
      schema: postgresUrl,
      description:
        'Connection to PostgreSQL as the owner of the schema, for migrations only. The API never has it.',
      isSecret: true,
      isOptional: true,
    },
    SENTRY_AUTH_TOKEN: {
      schema: text,
      description:
        'Uploads source maps to Sentry where the applications are built; without it they are only taken away.',
      isSecret: true,
      isOptional: true,
    },
    TEST_DATABASE_URL: {
      schema: postgresUrl,
      description: 'A server for test databases in place of the embedded one. Never the one of DATABASE_URL.',
      isSecret: true,
      isOptional: true,
    },
  },
})
