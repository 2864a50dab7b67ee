import type { Database } from '@ehr/db-migrations'
import { type Kysely, sql } from 'kysely'
import type { AuditEvent, RecordChanges } from './event.ts'

/** Adds to the events of a write what it changed. */
export type ChangeReader = (
  trx: Kysely<Database>,
  events: readonly AuditEvent[],
) => Promise<readonly AuditEvent[]>

/** Columns that each record has and that say nothing of their own. */
const BOOKKEEPING = [
  'id',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'superseded_at',
] as const

/**
 * Makes what finds the changes of records with a history: the row as it is now against its last former state, without
 * columns of class `secret` and computed ones. One query a table, in the write's transaction.
 */
export function createChangeReader(): ChangeReader {
  const tablesWithHistory = new Map<string, Promise<boolean>>()

  return async (trx, events) => {
    const found = new Map<string, RecordChanges>()
    for (const [table, ids] of recordsByTable(events)) {
      if (!(await known(tablesWithHistory, table, () => hasHistory(trx, table)))) continue
      for (const { id, changes } of await listChanges(trx, table, ids)) found.set(id, changes)
    }
    return events.map((event) => withChanges(event, found.get(event.recordId?.toLowerCase() ?? '')))
  }
}

function recordsByTable(events: readonly AuditEvent[]): Map<string, string[]> {
  const named = events.flatMap(({ recordType, recordId }) =>
    recordType === undefined || recordId === undefined
      ? []
      : [{ recordType, recordId: recordId.toLowerCase() }],
  )
  const groups = Map.groupBy(named, ({ recordType }) => recordType)
  return new Map([...groups].map(([table, list]) => [table, list.map(({ recordId }) => recordId)]))
}

/** What the handler said of parts in tables of their own stands beside what the record's row shows. */
function withChanges(event: AuditEvent, found: RecordChanges | undefined): AuditEvent {
  const changes = { ...found, ...event.changes }
  return Object.keys(changes).length === 0 ? event : { ...event, changes }
}

/** A transaction that failed must not be remembered as an answer. */
async function known<T>(answers: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const answer = answers.get(key) ?? ask()
  answers.set(key, answer)
  try {
    return await answer
  } catch (error) {
    answers.delete(key)
    throw error
  }
}

async function hasHistory(db: Kysely<Database>, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass(${table}) is not null and to_regclass(${`${table}_history`}) is not null as found`.execute(
    db,
  )
  return rows[0]?.found === true
}

interface ChangedRecord {
  readonly id: string
  readonly changes: RecordChanges
}

async function listChanges(
  db: Kysely<Database>,
  table: string,
  ids: readonly string[],
): Promise<ChangedRecord[]> {
  const record = sql.id(table)
  const history = sql.id(`${table}_history`)
  // Asked each time: a migration may add a secret while this process runs.
  const { rows } = await sql<ChangedRecord>`
    with hidden as (
      select ${BOOKKEEPING}::text[] || array(
        select attname::text from pg_attribute
        where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped
          and (attgenerated <> '' or col_description(attrelid, attnum) like '@secret%')
      ) as columns
    )
    select wanted.id, jsonb_object_agg(field.name, jsonb_build_array(field.before, field.after)) as changes
    from unnest(${ids}::uuid[]) wanted (id)
    cross join hidden
    left join ${record} now on now.id = wanted.id
    left join lateral (
      select * from ${history} h
      where h.id = wanted.id and (now.version is null or h.version < now.version)
      order by h.version desc limit 1
    ) former on true
    cross join lateral (
      select name, ${comparable('b')} as before, ${comparable('a')} as after
      from jsonb_each(to_jsonb(now) - hidden.columns) a (name, value)
      full join jsonb_each(to_jsonb(former) - hidden.columns) b (name, value) using (name)
    ) field
    where field.before is distinct from field.after
    group by wanted.id`.execute(db)
  return rows
}

/** A number becomes text, which keeps its digits; null and an absent value are the same. */
function comparable(side: 'a' | 'b') {
  const value = sql.ref(`${side}.value`)
  return sql`case jsonb_typeof(${value})
    when 'number' then to_jsonb(${value} #>> '{}') when 'null' then null else ${value} end`
}
