/** What the processes of a development run need to know of one another. */
export interface DevelopmentSettings {
  readonly databaseUrl: string
  readonly authSecret: string
  readonly webPort: number
  readonly apiPort: number
}

/**
 * The environment of the API and its commands in development: what the developer has set wins, except over where
 * this run's own servers are; everything else has its default in `@ehr/env`.
 */
export function createDevelopmentEnv(
  settings: DevelopmentSettings,
  outer: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  // The owner's connection is for migrations alone: no application gets it.
  const { MIGRATION_DATABASE_URL: _, ...inherited } = outer
  return {
    NODE_ENV: 'development',
    AUTH_SECRET: settings.authSecret,
    PUBLIC_URL: `http://localhost:${settings.webPort}`,
    ...inherited,
    HOST: '127.0.0.1',
    PORT: String(settings.apiPort),
    DATABASE_URL: settings.databaseUrl,
  }
}

/**
 * The environment of a command that a person or `pnpm dev` starts: the API's, and the owner's connection where there
 * is one, since moving the demo clinic to this week changes what the application may not.
 */
export function createCommandEnv(apiEnv: NodeJS.ProcessEnv, ownerUrl: string | undefined): NodeJS.ProcessEnv {
  return ownerUrl === undefined ? apiEnv : { ...apiEnv, MIGRATION_DATABASE_URL: ownerUrl }
}
