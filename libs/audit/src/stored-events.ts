import type { Database } from '@ehr/db-migrations'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { EVENT_COLUMNS, type EventColumns, normalAddress } from './event-columns.ts'

/** SQL that reads a row `e` of `audit_event` as JSON by column, its moment exact to the microsecond. */
export const EVENT_AS_JSON: RawBuilder<Record<string, unknown>> = sql`to_jsonb(e) || jsonb_build_object(
  'recorded_at', to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))`

/** The columns of a stored event as they were before it was stored. */
export function storedColumns(row: Readonly<Record<string, unknown>>): EventColumns {
  const columns = Object.fromEntries(EVENT_COLUMNS.map((column) => [column, row[column] ?? null]))
  const { id, recorded_at: recordedAt, client_address: address } = row
  return {
    ...(columns as Record<(typeof EVENT_COLUMNS)[number], unknown>),
    id: String(id),
    recorded_at: String(recordedAt),
    client_address: typeof address === 'string' ? (normalAddress(address) ?? address) : null,
  }
}

export interface UnsealedRange {
  /** ISO 8601; from the beginning when absent. */
  readonly from: string | undefined
  /** ISO 8601. */
  readonly before: string
  readonly limit: number
}

/** Events that no seal covers, oldest first. */
export async function listUnsealed(
  db: Kysely<Database>,
  { from, before, limit }: UnsealedRange,
): Promise<EventColumns[]> {
  // A seal is younger than its events, but for the difference of two clocks.
  const start = from ?? '-infinity'
  const { rows } = await sql<{ event: Record<string, unknown> }>`
    select ${EVENT_AS_JSON} as event from audit_event e
    where e.recorded_at >= ${start}::timestamptz and e.recorded_at < ${before}::timestamptz
      and not exists (
        select from (
          select unnest(event_ids) as id from audit_seal
          where sealed_at >= ${start}::timestamptz - interval '10 minutes'
        ) sealed where sealed.id = e.id
      )
    order by e.recorded_at, e.id limit ${limit}`.execute(db)
  return rows.map(({ event }) => storedColumns(event))
}
