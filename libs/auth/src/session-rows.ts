import type { Role } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-session'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/user-role'
import { type Kysely, sql } from 'kysely'

export interface SessionRow {
  sessionId: string
  createdAt: Date
  expiresAt: Date
  userId: string
  name: string
  isActive: boolean
  roles: Role[]
}

/** The session of a token with its account and roles, in one query: every request asks this. */
export function findSession(db: Kysely<Database>, token: string): Promise<SessionRow | undefined> {
  return db
    .selectFrom('appSession')
    .innerJoin('appUser', 'appUser.id', 'appSession.userId')
    .select([
      'appSession.id as sessionId',
      'appSession.createdAt',
      'appSession.expiresAt',
      'appUser.id as userId',
      'appUser.name',
      'appUser.isActive',
      sql<Role[]>`array(select distinct role from user_role where user_id = app_user.id order by role)`.as(
        'roles',
      ),
    ])
    .where('appSession.token', '=', token)
    .executeTakeFirst()
}

/** Moves the end of a session. */
export async function prolongSession(
  db: Kysely<Database>,
  id: string,
  expiresAt: Date,
  now: Date,
): Promise<void> {
  await db.updateTable('appSession').set({ expiresAt, updatedAt: now }).where('id', '=', id).execute()
}

/** Ends a session: its cookie opens nothing any more. */
export async function deleteSession(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('appSession').where('id', '=', id).execute()
}

/** Clears away what nobody came back to. */
export async function deleteOverSessions(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('appSession').where('expiresAt', '<', now).execute()
}
