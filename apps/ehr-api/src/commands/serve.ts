import { createDb } from '@ehr/db'
import { type ApiEnv, readApiEnv } from '@ehr/env/ehr-api'
import { createLogs, type Logs, startErrorReports } from '@ehr/observability/api'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../app.ts'
import { listKnownMigrations } from '../schema/known-migrations.ts'
import { closeOnSignals } from '../shutdown.ts'
import type { Installation } from './installation.ts'

/** Runs the API until the process is told to stop; answers the exit code. */
export async function serve({ features, webFolder }: Installation): Promise<number> {
  const env = readApiEnv(process.env)
  const logs = createLogs({ level: env.LOG_LEVEL, release: env.RELEASE })
  const { app, stop } = await assemble(env, logs, { features, webFolder })
  const stopped = closeOnSignals({ process, logs, stop })
  try {
    await app.listen({ host: env.HOST, port: env.PORT })
  } catch (error) {
    logs.error.fatal({ err: error }, `cannot listen on ${env.HOST}:${env.PORT}`)
    await stop()
    return 1
  }
  return await stopped
}

interface Assembled {
  readonly app: FastifyInstance
  stop(): Promise<void>
}

async function assemble(env: ApiEnv, logs: Logs, installation: Installation): Promise<Assembled> {
  const errors = await startErrorReports({
    dsn: env.SENTRY_DSN,
    release: env.RELEASE,
    environment: new URL(env.PUBLIC_URL).host,
  })
  const db = createDb({
    connectionString: env.DATABASE_URL,
    applicationName: 'ehr-api',
    maxConnections: env.DATABASE_CONNECTIONS,
    onIdleError: (error) => logs.error.warn({ err: error }, 'an idle database connection broke'),
  })
  const migrations = await listKnownMigrations()
  // In development Vite serves the page, and a built one would only be an old one.
  const webFolder = env.NODE_ENV === 'production' ? installation.webFolder : undefined
  const app = await createApp({
    env,
    db,
    features: installation.features,
    logs,
    errors,
    migrations,
    webFolder,
  })
  return {
    app,
    async stop() {
      await app.close()
      await db.destroy()
      await errors.close()
    },
  }
}
