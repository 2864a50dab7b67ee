import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/user-role'
import type { JobQueue } from '@ehr/jobs'
import { type Kysely, sql } from 'kysely'
import { touchAccount } from '../account-rows.ts'
import { createAccount, findAccount, type NewAccount } from '../accounts.ts'
import { accountMailJob } from '../links/account-mail-job.ts'
import { removeSecondFactor } from '../second-factor/second-factor.ts'
import { endSessions } from '../sessions/sessions-of-user.ts'
import { endStepsOf } from '../sign-in-steps.ts'

/** What an administrator changed, for the audit record: `audit.record('app_user', userId, version)`. */
export type UserChange =
  | { ok: true; version: number }
  | { ok: false; reason: 'not-found' | 'stale' | 'last-administrator' | 'unchanged' }

/** Who is changed, by whom; `expectedVersion` is the version of `app_user` that the administrator saw. */
export interface UserChangeRequest {
  readonly userId: string
  readonly by: string
  readonly expectedVersion?: number
}

/**
 * Makes an account without a password and mails it a link to choose one (72 hours); answers its id, or `taken` when
 * the address has an account. Give it the request's transaction: without the account there is no mail.
 */
export async function inviteUser(
  trx: Kysely<Database>,
  { jobs, account }: { jobs: JobQueue; account: Omit<NewAccount, 'password'> & { createdBy: string } },
): Promise<{ ok: true; userId: string; version: number } | { ok: false; reason: 'taken' }> {
  if ((await findAccount(trx, account.email)) !== undefined) return { ok: false, reason: 'taken' }
  const userId = await createAccount(trx, account)
  await sendInvitation(trx, { jobs, userId })
  return { ok: true, userId, version: 1 }
}

/** Mails another link, which makes the former one useless; also for who lost the first. */
export async function sendInvitation(
  trx: Kysely<Database>,
  { jobs, userId }: { jobs: JobQueue; userId: string },
): Promise<void> {
  await jobs.queue(trx, accountMailJob, { userId, mail: 'invitation' })
}

/**
 * Keeps an account from signing in and ends its sessions at once. Never the last active administrator: nobody could
 * undo it. What the account recorded stays.
 */
export async function deactivateUser(trx: Kysely<Database>, change: UserChangeRequest): Promise<UserChange> {
  if (await isLastAdministrator(trx, change.userId)) return { ok: false, reason: 'last-administrator' }
  const changed = await setActive(trx, change, false)
  if (!changed.ok) return changed
  await endSessions(trx, change.userId)
  await endStepsOf(trx, change.userId)
  return changed
}

/** Lets a deactivated account sign in again, with the password and second factor it had. */
export async function reactivateUser(trx: Kysely<Database>, change: UserChangeRequest): Promise<UserChange> {
  return await setActive(trx, change, true)
}

/**
 * Takes another's second factor away, for who lost both authenticator and recovery codes; their sessions end. Who
 * must have one sets it up anew at the next sign-in. Make sure that it is they who ask.
 */
export async function resetSecondFactor(
  trx: Kysely<Database>,
  change: UserChangeRequest,
): Promise<UserChange> {
  const version = await touch(trx, change)
  if (!version.ok) return version
  if (!(await removeSecondFactor(trx, change.userId))) return { ok: false, reason: 'unchanged' }
  await endSessions(trx, change.userId)
  await endStepsOf(trx, change.userId)
  return version
}

/**
 * Makes everybody wait who may take an administrator away, until this transaction ends. Row locks would not do: who
 * waited for one still sees the roles as they were when the statement began.
 */
export async function lockAdministrators(trx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('administrators'))`.execute(trx)
}

/** Whether nobody else is left who is active and an administrator; two cannot leave at once. */
export async function isLastAdministrator(trx: Kysely<Database>, userId: string): Promise<boolean> {
  await lockAdministrators(trx)
  const rows = await trx
    .selectFrom('appUser')
    .select('id')
    .where('isActive', '=', true)
    .where(
      sql<boolean>`exists (select from user_role where user_id = app_user.id and role = 'administrator')`,
    )
    .limit(2)
    .execute()
  return rows.length === 1 && rows[0]?.id === userId
}

async function setActive(
  trx: Kysely<Database>,
  { userId, by, expectedVersion }: UserChangeRequest,
  isActive: boolean,
): Promise<UserChange> {
  const row = await trx
    .updateTable('appUser')
    .set({ isActive, updatedBy: by })
    .where('id', '=', userId)
    .where('isActive', '=', !isActive)
    .$if(expectedVersion !== undefined, (update) => update.where('version', '=', expectedVersion ?? 0))
    .returning('version')
    .executeTakeFirst()
  return row === undefined
    ? await whyNot(trx, { userId, expectedVersion })
    : { ok: true, version: row.version }
}

async function touch(
  trx: Kysely<Database>,
  { userId, by, expectedVersion }: UserChangeRequest,
): Promise<UserChange> {
  const version = await touchAccount(trx, {
    userId,
    by,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  })
  return version === undefined ? await whyNot(trx, { userId, expectedVersion }) : { ok: true, version }
}

async function whyNot(
  trx: Kysely<Database>,
  { userId, expectedVersion }: { userId: string; expectedVersion: number | undefined },
): Promise<UserChange> {
  const row = await trx.selectFrom('appUser').select('version').where('id', '=', userId).executeTakeFirst()
  if (row === undefined) return { ok: false, reason: 'not-found' }
  const isStale = expectedVersion !== undefined && row.version !== expectedVersion
  return { ok: false, reason: isStale ? 'stale' : 'unchanged' }
}
