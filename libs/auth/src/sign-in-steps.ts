import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/sign-in-step'
import { type Kysely, sql } from 'kysely'
import { hashToken, newToken } from './keys.ts'

/** What signing in awaits after the password. */
export type Step = 'second-factor' | 'enrolment'

/** A code is at hand; setting an authenticator up takes a person longer. */
const STEP_MINUTES: Readonly<Record<Step, number>> = { 'second-factor': 5, enrolment: 15 }
/** Codes that may be tried before the password must be given again. */
const STEP_ATTEMPTS = 5

/** Notes that somebody's password was right; answers what the browser's cookie is to carry. */
export async function beginStep(
  db: Kysely<Database>,
  { userId, step, now }: { userId: string; step: Step; now: Date },
): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + STEP_MINUTES[step] * 60_000)
  await db
    .insertInto('signInStep')
    .values({ tokenHash: hashToken(token), userId, step, expiresAt })
    .execute()
  return token
}

/** Who is at this step with this browser; undefined when it took too long or too many codes. */
export async function findStep(
  db: Kysely<Database>,
  { token, step, now }: { token: string | undefined; step: Step; now: Date },
): Promise<{ userId: string } | undefined> {
  return await db
    .selectFrom('signInStep')
    .select('userId')
    .where('tokenHash', '=', hashToken(token ?? ''))
    .where('step', '=', step)
    .where('expiresAt', '>', now)
    .where('attempts', '<', STEP_ATTEMPTS)
    .executeTakeFirst()
}

/** Counts a code before it is looked at; false when there were too many. */
export async function countStepAttempt(db: Kysely<Database>, token: string): Promise<boolean> {
  const row = await db
    .updateTable('signInStep')
    .set({ attempts: sql`attempts + 1` })
    .where('tokenHash', '=', hashToken(token))
    .where('attempts', '<', STEP_ATTEMPTS)
    .returning('userId')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends a step; false when it had ended already, so that one step makes one session. */
export async function endStep(db: Kysely<Database>, token: string): Promise<boolean> {
  const row = await db
    .deleteFrom('signInStep')
    .where('tokenHash', '=', hashToken(token))
    .returning('userId')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends all steps of an account: its password or second factor changed. */
export async function endStepsOf(db: Kysely<Database>, userId: string): Promise<void> {
  await db.deleteFrom('signInStep').where('userId', '=', userId).execute()
}

/** Clears away what nobody went on with. */
export async function deleteOldSteps(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('signInStep').where('expiresAt', '<', now).execute()
}
