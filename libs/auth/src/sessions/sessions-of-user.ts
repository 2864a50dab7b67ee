import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-session'
import type {} from '@ehr/db-migrations/tables/installation'
import { type Kysely, sql } from 'kysely'

/** A session as its owner or an administrator sees it: never its token. */
export interface UserSession {
  id: string
  createdAt: Date
  lastUsedAt: Date
  /** Locked by its user or by time: the password opens it again. */
  isLocked: boolean
  clientAddress: string | null
  userAgent: string | null
}

/** An account's sessions that go on or are locked, the last used first. */
export function listSessions(db: Kysely<Database>, userId: string, now: Date): Promise<UserSession[]> {
  return db
    .selectFrom('appSession')
    .leftJoin('installation', (join) => join.onTrue())
    .select([
      'appSession.id',
      'appSession.createdAt',
      'appSession.updatedAt as lastUsedAt',
      sql<boolean>`app_session.locked_at is not null or app_session.expires_at <= ${now}`.as('isLocked'),
      'appSession.ipAddress as clientAddress',
      'appSession.userAgent',
    ])
    .where('appSession.userId', '=', userId)
    .where(
      sql<boolean>`app_session.created_at > ${now}::timestamptz - coalesce(session_hours, 12) * interval '1 hour'`,
    )
    .orderBy('appSession.updatedAt', 'desc')
    .orderBy('appSession.id')
    .execute()
}

/** Ends one session of this account; false when the account has no such session, whoever else may have it. */
export async function endSession(
  db: Kysely<Database>,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<boolean> {
  const row = await db
    .deleteFrom('appSession')
    .where('userId', '=', userId)
    .where('id', '=', sessionId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends an account's sessions, all but one if so wished; answers how many. */
export async function endSessions(
  db: Kysely<Database>,
  userId: string,
  { except }: { except?: string } = {},
): Promise<number> {
  const rows = await db
    .deleteFrom('appSession')
    .where('userId', '=', userId)
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .returning('id')
    .execute()
  return rows.length
}
