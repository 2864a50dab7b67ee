import type { Database } from '@ehr/db-migrations'
import { type Kysely, sql } from 'kysely'
import type { EventColumns } from '../event-columns.ts'
import { EVENT_AS_JSON, storedColumns } from '../stored-events.ts'

/** Sizes that keep a page, with its events, at a few megabytes. */
const MOST_SEALS = 1000
const MOST_EVENTS = 2000

export interface StoredSeal {
  readonly chainId: string
  readonly firstSequence: number
  readonly lastSequence: number
  readonly format: number
  readonly eventIds: readonly string[]
  readonly eventHashes: Buffer
  readonly columnChecks: Buffer
  readonly hash: Buffer
  /** How many of its events are much older than it. */
  readonly late: number
}

export interface SealPage {
  readonly seals: readonly StoredSeal[]
  /** The sealed events that are stored, by id. */
  readonly events: ReadonlyMap<string, EventColumns>
}

/** Reads all seals, chain by chain in their order, with the events that they seal. */
export async function* readSealPages(db: Kysely<Database>): AsyncGenerator<SealPage> {
  let after: StoredSeal | undefined
  for (;;) {
    const seals = await listSeals(db, after)
    const [first] = seals
    const last = seals.at(-1)
    if (first === undefined || last === undefined) return
    yield { seals, events: await findEvents(db, first, last) }
    after = last
  }
}

async function listSeals(db: Kysely<Database>, after: StoredSeal | undefined): Promise<StoredSeal[]> {
  const rest =
    after === undefined
      ? sql`true`
      : sql`(chain_id, first_sequence) > (${after.chainId}::uuid, ${after.firstSequence}::bigint)`
  const { rows } = await sql<StoredSeal>`
    select chain_id, first_sequence, last_sequence, format, event_ids, event_hashes, column_checks, hash,
      (select count(*) from unnest(event_times) t where t < sealed_at - interval '10 minutes') as late
    from (
      select *, sum(cardinality(event_ids)) over (order by chain_id, first_sequence) as running
      from (
        select * from audit_seal where ${rest} order by chain_id, first_sequence limit ${MOST_SEALS}
      ) next
    ) page
    where running - cardinality(event_ids) < ${MOST_EVENTS}
    order by chain_id, first_sequence`.execute(db)
  return rows
}

/** The range of times lets PostgreSQL leave out the other months and read one stretch of the index. */
async function findEvents(
  db: Kysely<Database>,
  first: StoredSeal,
  last: StoredSeal,
): Promise<Map<string, EventColumns>> {
  const { rows } = await sql<{ event: Record<string, unknown> }>`
    with link as materialized (
      select unnest(event_ids) as id, unnest(event_times) as time from audit_seal
      where (chain_id, first_sequence) between (${first.chainId}::uuid, ${first.firstSequence}::bigint)
        and (${last.chainId}::uuid, ${last.firstSequence}::bigint)
    )
    select ${EVENT_AS_JSON} as event from link join audit_event e on e.recorded_at = link.time and e.id = link.id
    where e.recorded_at between (select min(time) from link) and (select max(time) from link)`.execute(db)
  return new Map(rows.map(({ event }) => [String(event.id), storedColumns(event)]))
}

/** Finds events by their ids alone, which reads every month: for those that are not where they were sealed. */
export async function findMovedEvents(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, EventColumns>> {
  const { rows } = await sql<{ event: Record<string, unknown> }>`
    select ${EVENT_AS_JSON} as event from audit_event e where e.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ event }) => [String(event.id), storedColumns(event)]))
}
