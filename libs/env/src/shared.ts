import { flag, oneOf, postgresUrl, text, webAddress } from './kinds.ts'

/** Which release runs: the API and its page must name the same one. */
export const RELEASE = {
  schema: text,
  description: 'The release that runs, as logs, error reports and /version name it.',
  default: 'development',
} as const

/** Where hashed assets are served from, when not by the API itself. */
export const ASSET_BASE_URL = {
  schema: webAddress,
  description: 'Where browsers fetch hashed assets from, when not from the API itself.',
  isOptional: true,
} as const

/** What the data is; the same in the environment of the commands and of the API. */
export const DATA_CLASS = {
  schema: oneOf(['synthetic', 'anonymized', 'phi']),
  description:
    'What the data of this environment is: made up, anonymized, or real (phi). An empty database is set up as that; on one that says otherwise, and beside demo data where it is phi, the API does not start.',
  default: 'synthetic',
} as const

/** The connection of the application's role, which cannot change the schema. */
export const DATABASE_URL = {
  schema: postgresUrl,
  description: 'Connection to PostgreSQL as the role of the application, which cannot change the schema.',
  isSecret: true,
} as const

/** Whether a build writes maps; `pnpm ehr release source-maps` takes them away again. */
export const SOURCE_MAPS = {
  schema: flag,
  description:
    'Whether the pages are built with source maps, for error reports: "pnpm ehr release source-maps" uploads them and takes them out of what is served.',
  default: 'false',
} as const

/** Browsers' reports; the API must allow their destination in the page's content security policy. */
export const WEB_SENTRY_DSN = {
  schema: webAddress,
  description: 'Where browsers send error reports, free of patient data; nowhere when not set.',
  isOptional: true,
} as const
