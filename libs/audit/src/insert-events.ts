import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/audit-seal'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Seal } from './chain/chain.ts'
import { EVENT_COLUMNS } from './event-columns.ts'
import type { SealableEvent } from './sealable-event.ts'

const COLUMNS = sql.raw(EVENT_COLUMNS.join(', '))

/** Inserts events with one statement; committed when the promise resolves, unless `db` is a transaction. */
export async function insertEvents(db: Kysely<Database>, events: readonly SealableEvent[]): Promise<void> {
  await eventInsert(events).execute(db)
}

/** Inserts events and the seal over them (and over others, stored before) with one statement: all, or nothing. */
export async function insertSealed(
  db: Kysely<Database>,
  events: readonly SealableEvent[],
  seal: Seal,
): Promise<void> {
  if (events.length === 0) await sealInsert(seal).execute(db)
  else await sql`with inserted as (${eventInsert(events)}) ${sealInsert(seal)}`.execute(db)
}

/** What was hashed is what is sent: one parameter, so that PostgreSQL parses and Node builds little. */
function eventInsert(events: readonly SealableEvent[]): RawBuilder<unknown> {
  const list = `[${events.map(({ text }) => text).join(',')}]`
  return sql`insert into audit_event (${COLUMNS})
    select ${COLUMNS} from json_populate_recordset(null::audit_event, ${list}::json)`
}

function sealInsert(seal: Seal): RawBuilder<unknown> {
  return sql`insert into audit_seal (
      chain_id, first_sequence, last_sequence, event_ids, event_times, event_hashes, column_checks, hash
    ) values (
      ${seal.chainId}, ${seal.firstSequence}, ${seal.lastSequence}, ${seal.eventIds}::uuid[],
      ${seal.eventTimes}::timestamptz[], ${seal.eventHashes}, ${seal.columnChecks}, ${seal.hash}
    )`
}
