import type { Database } from '@ehr/db-migrations'
import type { BetterAuthOptions } from 'better-auth'
import type { Kysely } from 'kysely'

/** The header in which better-auth is told the client's address; never taken from what a client sent. */
export const CLIENT_ADDRESS_HEADER = 'x-ehr-client-address'

export interface BetterAuthSettings {
  readonly db: Kysely<Database>
  /** Signs the cookies; at least 32 characters. */
  readonly secret: string
  /** The address that people open, for instance `https://ehr.example.org`. */
  readonly publicUrl: string
  readonly idleMs: number
  /** Whether this account may have a session now. */
  readonly maySignIn: (userId: string) => Promise<boolean>
}

/** What better-auth is told: our tables, a session that ends when idle, and nothing that calls outside. */
export function betterAuthOptions({ db, secret, publicUrl, idleMs, maySignIn }: BetterAuthSettings) {
  return {
    appName: 'ehr',
    secret,
    baseURL: publicUrl,
    // With CamelCasePlugin sign-up succeeds and every sign-in is refused, silently.
    database: { db: db.withoutPlugins(), type: 'postgres' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: {
      ...SESSION_TABLE,
      expiresIn: idleMs / 1000,
      cookieCache: { enabled: false },
    },
    user: USER_TABLE,
    account: ACCOUNT_TABLE,
    verification: VERIFICATION_TABLE,
    databaseHooks: {
      session: { create: { before: async (session) => (await maySignIn(session.userId)) && undefined } },
    },
    advanced: {
      cookiePrefix: 'ehr',
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      // The drift test compares the schema; here it would cost queries at each start.
      database: { generateId: 'uuid', validateSchema: false },
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions
}

const USER_TABLE = {
  modelName: 'app_user',
  fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
} as const

const SESSION_TABLE = {
  modelName: 'app_session',
  fields: {
    userId: 'user_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
} as const

const ACCOUNT_TABLE = {
  modelName: 'app_account',
  fields: {
    userId: 'user_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
} as const

const VERIFICATION_TABLE = {
  modelName: 'app_verification',
  fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
} as const
