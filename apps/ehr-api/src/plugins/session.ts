import { type Auth, createAuth } from '@ehr/auth'
import type { PermissionTable } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import type { ApiEnv } from '@ehr/env/ehr-api'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    auth: Auth
  }
}

export interface SessionOptions {
  readonly db: Db
  readonly env: Pick<ApiEnv, 'AUTH_SECRET' | 'PUBLIC_URL'>
  readonly permissionTables: readonly PermissionTable[]
}

/** Accounts and sessions: who makes a request. */
export const session = fp<SessionOptions>(
  async (app, { db, env, permissionTables }) => {
    app.decorate(
      'auth',
      createAuth({ db, secret: env.AUTH_SECRET, publicUrl: env.PUBLIC_URL, permissionTables }),
    )
  },
  { name: 'session' },
)
