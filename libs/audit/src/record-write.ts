import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { AuditEvent } from './event.ts'
import { eventColumns } from './event-columns.ts'
import { insertEvents } from './insert-events.ts'
import { sealableEvent } from './sealable-event.ts'
import { createStamps } from './stamp.ts'

/**
 * Records what a command wrote, in the transaction that writes it: both are kept, or neither. The next sweep of an
 * API process seals it.
 */
export async function recordWrite(trx: Kysely<Database>, event: AuditEvent): Promise<void> {
  await insertEvents(trx, [sealableEvent(eventColumns(event, createStamps()()))])
}
