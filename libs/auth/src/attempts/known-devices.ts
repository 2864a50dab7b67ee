import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/known-device'
import type { Kysely } from 'kysely'
import { hashToken } from '../keys.ts'

/** How long a browser is known without signing in; also the life of its cookie, in days. */
export const DEVICE_DAYS = 180

/** Whether an account has signed in with this browser before. */
export async function isKnownDevice(
  db: Kysely<Database>,
  userId: string | undefined,
  device: string | undefined,
): Promise<boolean> {
  // Asked for unknown accounts too, so that they take no less time.
  const row = await db
    .selectFrom('knownDevice')
    .select('userId')
    .where('userId', '=', userId ?? NOBODY)
    .where('deviceHash', '=', hashToken(device ?? ''))
    .executeTakeFirst()
  return row !== undefined
}

/** Whether anybody has signed in with this browser before. */
export async function isKnownBrowser(db: Kysely<Database>, device: string): Promise<boolean> {
  const row = await db
    .selectFrom('knownDevice')
    .select('userId')
    .where('deviceHash', '=', hashToken(device))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that an account has signed in with this browser. */
export async function rememberDevice(
  db: Kysely<Database>,
  { userId, device, now }: { userId: string; device: string; now: Date },
): Promise<void> {
  await db
    .insertInto('knownDevice')
    .values({ userId, deviceHash: hashToken(device), lastUsedAt: now })
    .onConflict((conflict) => conflict.columns(['userId', 'deviceHash']).doUpdateSet({ lastUsedAt: now }))
    .execute()
}

/** Clears away browsers that nobody came back with. */
export async function deleteOldDevices(db: Kysely<Database>, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - DEVICE_DAYS * 86_400_000)
  await db.deleteFrom('knownDevice').where('lastUsedAt', '<', oldest).execute()
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
