import { createReadRecorder, type ReadRecorder } from '@ehr/audit'
import { createAccount, createAuth, refuseForeignRequests } from '@ehr/auth'
import { defineRoute, type PermissionTable, type Role } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-session'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/installation'
import { type ApiFeature, handle, registerFeatures, registerProblems } from '@ehr/http'
import fastify, { type InjectOptions } from 'fastify'
import type { Kysely } from 'kysely'
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
  auditReads: ReadRecorder = createReadRecorder(db),
) {
  const app = fastify()
  const auth = createAuth({ db, secret: SECRET, publicUrl: PUBLIC_URL, permissionTables: [PERMISSIONS] })
  registerProblems(app)
  refuseForeignRequests(app, [PUBLIC_URL])
  registerFeatures(app, {
    db,
    features: [feature, probe],
    resolveActor: auth.resolveSession,
    auditReads,
    services: { auth },
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
    cookieOf: async (email: string) =>
      String((await signIn(email)).headers['set-cookie']).split(';')[0] ?? '',
    signOut: (cookie?: string, headers: Headers = {}) => {
      const cookies = cookie === undefined ? {} : { cookie }
      return app.inject({ method: 'DELETE', url: '/api/session', headers: { ...headers, ...cookies } })
    },
    whoAmI: (cookie?: string) => get('/api/session', cookie),
    look: (cookie?: string) => get('/api/probe', cookie),
    async stop() {
      await app.close()
      await auditReads.close()
    },
  }
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
