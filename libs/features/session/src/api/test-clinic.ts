import { type AuditRecorder, createAuditRecorder } from '@ehr/audit'
import { accountMailJob, createAccount, createAuth, refuseForeignRequests } from '@ehr/auth'
import { defineRoute, type PermissionTable, type Role } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-session'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/installation'
import { type ApiFeature, handle, registerFeatures, registerProblems } from '@ehr/http'
import { createJobQueue } from '@ehr/jobs'
import { createOutbox } from '@ehr/mail'
import fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod/mini'
import { feature } from './index.ts'

export const PUBLIC_URL = 'http://localhost:4300'
export const SECRET = 'a secret for these tests, 32 long'
export const PASSWORD = 'correct horse battery'

const PERMISSIONS: PermissionTable = { 'probe:look': ['nurse', 'auditor'], 'probe:change': ['nurse'] }

const lookRoute = defineRoute({
  operationId: 'probe.look',
  method: 'GET',
  path: '/api/probe',
  summary: 'Looks.',
  access: 'probe:look',
  audit: 'none',
  response: z.object({}),
})

const probe: ApiFeature = {
  name: 'probe',
  permissions: PERMISSIONS,
  routes: [handle(lookRoute, async () => ({}))],
}

type Headers = InjectOptions['headers']

/** A server with real sign-in, sessions and audit, and one route to try a session on. */
export async function startTestClinic(
  db: Kysely<Database>,
  recorder: AuditRecorder = createAuditRecorder(db),
) {
  const app = fastify()
  const auth = createAuth({ db, secret: SECRET, publicUrl: PUBLIC_URL, permissionTables: [PERMISSIONS] })
  const mail = createOutbox()
  const services = { auth, mail, jobs: createJobQueue() }
  registerProblems(app)
  refuseForeignRequests(app, [PUBLIC_URL])
  registerFeatures(app, {
    db,
    features: [feature, probe],
    resolveActor: auth.resolveSession,
    recorder,
    services,
    cursorSecret: 'of tests',
  })
  const get = (url: string, cookie?: string) =>
    app.inject({ method: 'GET', url, headers: cookie === undefined ? {} : { cookie } })
  const signIn = (email: string, password = PASSWORD, headers: Headers = {}) =>
    app.inject({ method: 'POST', url: '/api/session', headers, payload: { email, password } })
  return {
    signIn,
    post: (payload: object | undefined, options: InjectOptions = {}) =>
      app.inject({ ...options, method: 'POST', url: '/api/session', ...(payload && { payload }) }),
    cookieOf: async (email: string) => cookiesIn(await signIn(email)),
    /** A browser of its own: keeps the cookies that it is given. */
    browser: (address = '127.0.0.1') => createBrowser(app, address),
    outbox: mail.outbox ?? [],
    /** Sends the mails that are queued, as a worker would. */
    async sendMails() {
      const { rows } = await sql<{ id: string; data: unknown }>`
        delete from job_queue.job where name = ${accountMailJob.name} returning id, data`.execute(db)
      const context = { db, services, now: new Date(), signal: new AbortController().signal }
      for (const { data } of rows) await accountMailJob.run(context, data)
    },
    signOut: (cookie?: string, headers: Headers = {}) => {
      const cookies = cookie === undefined ? {} : { cookie }
      return app.inject({ method: 'DELETE', url: '/api/session', headers: { ...headers, ...cookies } })
    },
    whoAmI: (cookie?: string) => get('/api/session', cookie),
    look: (cookie?: string) => get('/api/probe', cookie),
    async stop() {
      await app.close()
      await recorder.close()
    },
  }
}

/** A browser as far as cookies go. */
export interface Browser {
  readonly cookies: Map<string, string>
  get(url: string, headers?: Headers): Promise<LightMyRequestResponse>
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    headers?: Headers,
  ): Promise<LightMyRequestResponse>
  signIn(email: string, password?: string): Promise<LightMyRequestResponse>
}

function createBrowser(app: FastifyInstance, remoteAddress: string): Browser {
  const cookies = new Map<string, string>()
  async function inject(options: InjectOptions): Promise<LightMyRequestResponse> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'user-agent': 'Test browser', ...options.headers, ...(cookie === '' ? {} : { cookie }) }
    const answer = await app.inject({ ...options, remoteAddress, headers })
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const browser: Browser = {
    cookies,
    get: (url, headers = {}) => inject({ method: 'GET', url, headers }),
    send: (method, url, payload, headers = {}) =>
      inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) }),
    signIn: (email, password = PASSWORD) => browser.send('POST', '/api/session', { email, password }),
  }
  return browser
}

function cookiesIn(answer: LightMyRequestResponse): string {
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** Makes an account; answers its id. */
export function makePerson(
  db: Kysely<Database>,
  email: string,
  roles: readonly Role[] = ['nurse'],
): Promise<string> {
  return db
    .transaction()
    .execute((trx) => createAccount(trx, { name: 'Person', email, password: PASSWORD, roles }))
}

export async function deactivate(db: Kysely<Database>, userId: string): Promise<void> {
  await db.updateTable('appUser').set({ isActive: false }).where('id', '=', userId).execute()
}

export function listEvents(db: Kysely<Database>, userId: string) {
  return db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).orderBy('recordedAt').execute()
}

export function listSessions(db: Kysely<Database>, userId: string) {
  return db
    .selectFrom('appSession')
    .select(['id', 'expiresAt', 'ipAddress'])
    .where('userId', '=', userId)
    .execute()
}

/** Says which clinic this is, as setting up an installation does. */
export async function makeInstallation(db: Kysely<Database>): Promise<void> {
  await db
    .insertInto('installation')
    .values({ clinicName: 'North Clinic', timeZone: 'Asia/Amman', dataClass: 'synthetic' })
    .execute()
}
