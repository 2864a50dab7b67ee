import { postgresUrl, text, webAddress } from './kinds.ts'

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

/** The connection of the application's role, which cannot change the schema. */
export const DATABASE_URL = {
  schema: postgresUrl,
  description: 'Connection to PostgreSQL as the role of the application, which cannot change the schema.',
  isSecret: true,
} as const

/** Browsers' reports; the API must allow their destination in the page's content security policy. */
export const WEB_SENTRY_DSN = {
  schema: webAddress,
  description: 'Where browsers send error reports, free of patient data; nowhere when not set.',
  isOptional: true,
} as const
