import { createAccount } from '@ehr/auth'
import { ROLES, type Role } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/installation'
import { type ApiEnv, readApiEnv } from '@ehr/env/ehr-api'
import type { ApiFeature, Services } from '@ehr/http'
import { createLogs, createMetrics, startErrorReports } from '@ehr/observability/api'
import type { FastifyInstance } from 'fastify'
import { type AppParts, createApp } from '../app.ts'
import { listKnownMigrations } from '../schema/known-migrations.ts'
import { createServices } from '../services.ts'

/** Where the tests' people open the application. */
export const PUBLIC_URL = 'http://localhost:4300'
const PASSWORD = 'correct horse battery'

export interface TestAppOptions
  extends Partial<Pick<AppParts, 'errors' | 'metrics' | 'migrations' | 'webFolder'>> {
  readonly db: Db
  readonly features: readonly ApiFeature[]
  readonly env?: Partial<ApiEnv>
}

/** The whole API as the process would start it, with its log lines to look at. */
export interface TestApp {
  readonly app: FastifyInstance
  readonly lines: readonly string[]
  readonly services: Services
  /** The Cookie header of a person with these roles, who has just signed in. */
  signIn(roles?: readonly Role[]): Promise<string>
}

/** Starts the API for a test, without a port. */
export async function createTestApp(options: TestAppOptions): Promise<TestApp> {
  const { db, features, webFolder, migrations = await listKnownMigrations() } = options
  const lines: string[] = []
  const logs = createLogs({
    level: 'debug',
    release: 'test',
    destination: { write: (line) => lines.push(line) },
  })
  const errors =
    options.errors ?? (await startErrorReports({ dsn: undefined, release: 'test', environment: 'test' }))
  const env = { ...testEnv(), ...options.env }
  const metrics = options.metrics ?? createMetrics({ release: 'test' })
  const services = createServices({ env, db, features })
  const app = await createApp({ env, db, features, services, logs, errors, metrics, migrations, webFolder })
  await app.ready()
  return { app, lines, services, signIn: (roles = ROLES) => signIn(app, db, roles) }
}

function testEnv(): ApiEnv {
  return readApiEnv({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://unused@127.0.0.1/unused',
    AUTH_SECRET: 'a secret of the tests, 32 long at least',
    PUBLIC_URL,
    SIGN_IN_LIMIT: '1000',
    RELEASE: 'test',
  })
}

/** Says what the clinic is: without it nobody can sign in. */
export async function setUpInstallation(db: Db): Promise<void> {
  await db
    .insertInto('installation')
    .values({ clinicName: 'Test Clinic', timeZone: 'UTC', dataClass: 'synthetic' })
    .execute()
}

let people = 0

async function signIn(app: FastifyInstance, db: Db, roles: readonly Role[]): Promise<string> {
  people += 1
  const email = `person-${people}@clinic.test`
  await createAccount(db, { name: 'Test Person', email, password: PASSWORD, roles })
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { origin: PUBLIC_URL },
    payload: { email, password: PASSWORD },
  })
  if (answer.statusCode !== 200) throw new Error(`Signing in answered ${answer.statusCode}: ${answer.body}`)
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}
