import type { Database } from '@ehr/db-migrations'
import { type Kysely, sql } from 'kysely'
import type { Finding } from './finding.ts'

const MOST_NAMED = 1000

// A seal follows its event within moments; ten minutes are the sweep's, after a process was killed.
const YOUNG = sql`e.recorded_at between coalesce((select max(sealed_at) from audit_seal), '-infinity') - interval '10 minutes'
  and clock_timestamp() + interval '10 minutes'`

const UNSEALED = sql`audit_event e where not exists (
  select from (select unnest(event_ids) as id from audit_seal) sealed where sealed.id = e.id)`

/** Events that nobody sealed although there was time: slipped in, or left by a process and never swept. */
export async function listUnsealedFindings(db: Kysely<Database>): Promise<Finding[]> {
  const { rows } = await sql<{ id: string; recordedAt: Date }>`
    select e.id, e.recorded_at from ${UNSEALED} and not (${YOUNG})
    order by e.recorded_at, e.id limit ${MOST_NAMED}`.execute(db)
  return rows.map(({ id, recordedAt }) => ({
    kind: 'event-unsealed',
    eventId: id,
    recordedAt: recordedAt.toISOString(),
  }))
}

/** How many events are so young that their seal may be under way. */
export async function countUnsealed(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${UNSEALED} and ${YOUNG}`.execute(db)
  return rows[0]?.count ?? 0
}
