import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type { Kysely } from 'kysely'
import type { AuditEvent } from './event.ts'
import { auditRow } from './row.ts'

/** Records a write in the transaction that makes it: both are kept, or neither. */
export async function recordWrite(trx: Kysely<Database>, event: AuditEvent): Promise<void> {
  await insertEvents(trx, [event])
}

/** Records a refusal on a connection of its own, because the request's transaction is rolled back. */
export async function recordRefusal(db: Kysely<Database>, event: Omit<AuditEvent, 'outcome'>): Promise<void> {
  await insertEvents(db, [{ ...event, outcome: 'refused' }])
}

/** Inserts events with one statement; committed when the promise resolves, unless `db` is a transaction. */
export async function insertEvents(db: Kysely<Database>, events: readonly AuditEvent[]): Promise<void> {
  await db.insertInto('auditEvent').values(events.map(auditRow)).execute()
}
