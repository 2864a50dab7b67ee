import type { Role } from '@ehr/contracts'
import { gather, standingQuery } from '@ehr/db'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-session'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/user-role'
import { type Kysely, sql } from 'kysely'
import { hashToken } from '../keys.ts'

export interface SessionRow {
  /** As the table keeps it: a hash. */
  token: string
  sessionId: string
  createdAt: Date
  expiresAt: Date
  isLocked: boolean
  userId: string
  name: string
  isActive: boolean
  roles: Role[]
  /** What the installation allows; null before it is set up. */
  idleMinutes: number | null
  sessionHours: number | null
}

/** The session of a token with its account, roles and limits: every request asks this. */
export const findSession = gather(findSessions)

/** The sessions of tokens in their order, in one query. */
export async function findSessions(
  db: Kysely<Database>,
  tokens: readonly string[],
): Promise<(SessionRow | undefined)[]> {
  const kept = tokens.map(keptToken)
  const rows = await sessionsByToken(db, kept)
  const byToken = new Map(rows.map((row) => [row.token, row]))
  return kept.map((token) => byToken.get(token))
}

const sessionsByToken = standingQuery((db, tokens: readonly string[]) =>
  db
    .selectFrom('appSession')
    .innerJoin('appUser', 'appUser.id', 'appSession.userId')
    .leftJoin('installation', (join) => join.onTrue())
    .select([
      'appSession.token',
      'appSession.id as sessionId',
      'appSession.createdAt',
      'appSession.expiresAt',
      sql<boolean>`app_session.locked_at is not null`.as('isLocked'),
      'appUser.id as userId',
      'appUser.name',
      'appUser.isActive',
      'installation.idleMinutes',
      'installation.sessionHours',
      sql<Role[]>`array(select distinct role from user_role where user_id = app_user.id order by role)`.as(
        'roles',
      ),
    ])
    .where(sql<boolean>`app_session.token = any(${tokens}::text[])`),
)

export interface NewSession {
  readonly userId: string
  readonly token: string
  readonly expiresAt: Date
  readonly now: Date
  readonly clientAddress: string
  readonly userAgent: string | undefined
}

/** Makes a session. */
export async function insertSession(db: Kysely<Database>, session: NewSession): Promise<void> {
  const { userId, token, expiresAt, now, clientAddress, userAgent } = session
  await db
    .insertInto('appSession')
    .values({
      userId,
      token: keptToken(token),
      expiresAt,
      ipAddress: clientAddress,
      userAgent: userAgent ?? null,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
}

/** Moves the end of a session, unless it was locked meanwhile. */
export async function prolongSession(
  db: Kysely<Database>,
  id: string,
  expiresAt: Date,
  now: Date,
): Promise<void> {
  await db
    .updateTable('appSession')
    .set({ expiresAt, updatedAt: now })
    .where('id', '=', id)
    .where('lockedAt', 'is', null)
    .execute()
}

/** Locks a session: its cookie opens nothing until the password is given again. */
export async function lockSession(db: Kysely<Database>, id: string, now: Date): Promise<void> {
  await db
    .updateTable('appSession')
    .set({ lockedAt: now })
    .where('id', '=', id)
    .where('lockedAt', 'is', null)
    .execute()
}

/** Opens a locked session again, under another token: who knew the former one is out. */
export async function unlockSession(
  db: Kysely<Database>,
  id: string,
  change: { token: string; expiresAt: Date; now: Date },
): Promise<void> {
  const { token, expiresAt, now } = change
  await db
    .updateTable('appSession')
    .set({ token: keptToken(token), expiresAt, updatedAt: now, lockedAt: null })
    .where('id', '=', id)
    .execute()
}

/** Ends a session: its cookie opens nothing any more. */
export async function deleteSession(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('appSession').where('id', '=', id).execute()
}

/** Clears away what nobody can come back to: sessions that began before. */
export async function deleteOverSessions(db: Kysely<Database>, begunBefore: Date): Promise<void> {
  await db.deleteFrom('appSession').where('createdAt', '<', begunBefore).execute()
}

/** Only its hash is kept: who reads the table, or a backup, cannot go on in anybody's session. */
function keptToken(token: string): string {
  return hashToken(token).toString('base64url')
}
