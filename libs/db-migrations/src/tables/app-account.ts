// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    appAccount: AppAccountTable
  }
}

/** A way for an account to prove who it is */
export interface AppAccountTable {
  /** UUIDv7 of the way (key) */
  id: Generated<string>
  /** Account that it proves (key) */
  userId: string
  /** credential for a password, else the identity provider (operational) */
  providerId: string
  /** Id of the account with that provider (other-id) */
  accountId: string
  /** Hash of the password (argon2id, with its salt); null: none was set (secret) */
  password: string | null
  /** Access token of the identity provider (secret) */
  accessToken: string | null
  /** Refresh token of the identity provider (secret) */
  refreshToken: string | null
  /** Id token of the identity provider (secret) */
  idToken: string | null
  /** When the access token ends (operational) */
  accessTokenExpiresAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** When the refresh token ends (operational) */
  refreshTokenExpiresAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** What the tokens allow (operational) */
  scope: string | null
  /** When it was set up (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** When it was last changed (operational) */
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>
}
