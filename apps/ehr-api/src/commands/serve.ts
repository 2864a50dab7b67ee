import type { Server } from 'node:http'
import { createDb, createPool } from '@ehr/db'
import { type ApiEnv, readApiEnv } from '@ehr/env/ehr-api'
import { createLogs, createMetrics, type Logs, type Metrics, startErrorReports } from '@ehr/observability/api'
import { createApp } from '../app.ts'
import { assertDataClass } from '../data-class.ts'
import { createJobs } from '../jobs.ts'
import { serveMetrics } from '../metrics-server.ts'
import { listKnownMigrations } from '../schema/known-migrations.ts'
import { createServices } from '../services.ts'
import { closeOnSignals } from '../shutdown.ts'
import type { Installation } from './installation.ts'

/** Runs the API until the process is told to stop; answers the exit code. */
export async function serve({ features, webFolder }: Installation): Promise<number> {
  const env = readApiEnv(process.env)
  const logs = createLogs({ level: env.LOG_LEVEL, release: env.RELEASE })
  const { check, listen, stop } = await assemble(env, logs, { features, webFolder })
  try {
    await check()
  } catch (error) {
    await stop()
    throw error
  }
  const stopped = closeOnSignals({ process, logs, stop })
  try {
    await listen()
  } catch (error) {
    logs.error.fatal({ err: error }, `cannot listen on ${env.HOST}, ports ${portsOf(env).join(' and ')}`)
    await stop()
    return 1
  }
  return await stopped
}

interface Assembled {
  /** @throws when this environment must not be on this database. */
  check(): Promise<void>
  /** Begins to answer. @throws when a port is taken. */
  listen(): Promise<void>
  stop(): Promise<void>
}

async function assemble(env: ApiEnv, logs: Logs, installation: Installation): Promise<Assembled> {
  const errors = await startErrorReports({
    dsn: env.SENTRY_DSN,
    release: env.RELEASE,
    environment: new URL(env.PUBLIC_URL).host,
  })
  const connection = {
    connectionString: env.DATABASE_URL,
    applicationName: 'ehr-api',
    maxConnections: env.DATABASE_CONNECTIONS,
    onIdleError: (error: Error) => logs.error.warn({ err: error }, 'an idle database connection broke'),
  }
  const pool = createPool(connection)
  const db = createDb({ ...connection, pool })
  const metrics = createMetrics({ release: env.RELEASE, pool })
  const migrations = await listKnownMigrations()
  // In development Vite serves the page, and a built one would only be an old one.
  const webFolder = env.NODE_ENV === 'production' ? installation.webFolder : undefined
  const { features } = installation
  const services = createServices({ env, db, features })
  const app = await createApp({
    env,
    db,
    features,
    services,
    logs,
    errors,
    metrics,
    migrations,
    webFolder,
  })
  const jobs = env.JOBS === 'api' ? createJobs({ env, db, features, services, logs }) : undefined
  let metricsServer: Server | undefined
  return {
    check: () => assertDataClass(db, env.DATA_CLASS),
    async listen() {
      await app.listen({ host: env.HOST, port: env.PORT })
      jobs?.start()
      metricsServer = await serveMetricsOf(env, metrics)
    },
    async stop() {
      metricsServer?.close()
      await app.close()
      await jobs?.stop()
      services.mail.close()
      await db.destroy()
      await errors.close()
    },
  }
}

async function serveMetricsOf(env: ApiEnv, metrics: Metrics): Promise<Server | undefined> {
  if (env.METRICS_PORT === undefined) return undefined
  return await serveMetrics(metrics, { host: env.HOST, port: env.METRICS_PORT })
}

function portsOf({ PORT, METRICS_PORT }: ApiEnv): number[] {
  return METRICS_PORT === undefined ? [PORT] : [PORT, METRICS_PORT]
}
