import { type QueryExecutorProvider, sql } from 'kysely'
import { stripComments } from './database-error.ts'

/** An index that CREATE INDEX CONCURRENTLY (or DROP, or REINDEX) left behind: kept up, never used. */
export interface InvalidIndex {
  schema: string
  name: string
  table: string
  /** Session that seems to be building it just now; null: nobody. */
  builder: number | null
}

/**
 * Lists the invalid indexes of a database. Those of partitioned tables are left out: they are invalid by design
 * until each partition has its own.
 */
export async function listInvalidIndexes(db: QueryExecutorProvider): Promise<InvalidIndex[]> {
  const { rows } = await sql<InvalidIndex>`
    select n.nspname as schema, c.relname as name, t.relname as "table",
      (select min(l.pid) from pg_locks l
        where l.relation = t.oid and l.granted and l.pid <> pg_backend_pid()
          and l.database = (select oid from pg_database where datname = current_database())
          and l.mode in ('ShareUpdateExclusiveLock', 'ShareLock')) as builder
    from pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_class t on t.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
    where not i.indisvalid and c.relkind = 'i' and n.nspname !~ '^pg_(toast|catalog|temp)'
    order by n.nspname collate "C", c.relname collate "C"`.execute(db)
  return rows
}

const CREATE_CONCURRENTLY =
  /^create\s+(?:unique\s+)?index\s+concurrently\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([\w$]+))\s+on\b/i

/** The name of the index that a CREATE INDEX CONCURRENTLY makes; undefined for others and for one without a name. */
export function findConcurrentIndex(statement: string): string | undefined {
  const match = CREATE_CONCURRENTLY.exec(stripComments(statement))
  // Names without quotes are folded to small letters.
  return match?.[1] ?? match?.[2]?.toLowerCase()
}
