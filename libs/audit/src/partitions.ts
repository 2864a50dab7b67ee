import type { Database } from '@ehr/db-migrations'
import { type Kysely, sql } from 'kysely'

/**
 * Makes the audit trail's partitions for this month and `monthsAhead` further ones (at most 24), through the
 * owner's function; answers how many were made. Safe to call from several processes at once.
 */
export async function ensureAuditPartitions(db: Kysely<Database>, monthsAhead: number): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('audit_ensure_partitions'))`.execute(trx)
    const result = await sql<{
      made: number
    }>`select audit_ensure_partitions(${monthsAhead}) as made`.execute(trx)
    return result.rows[0]?.made ?? 0
  })
}

/**
 * Whether events lie outside every month's partition: none was made in time. Nothing is lost then, but the month of
 * such an event can no longer get a partition before the owner has moved it.
 */
export async function hasUnplacedEvents(db: Kysely<Database>): Promise<boolean> {
  const result = await sql<{ found: boolean }>`
    select exists (select from audit_event_default) as found`.execute(db)
  return result.rows[0]?.found === true
}
