import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/idempotency-key'
import type { Kysely } from 'kysely'

/** Deletes answers kept since before that moment; a repetition after it would create anew. */
export async function deleteOldAnswers(db: Kysely<Database>, before: Date): Promise<void> {
  await db.deleteFrom('idempotencyKey').where('createdAt', '<', before).execute()
}
