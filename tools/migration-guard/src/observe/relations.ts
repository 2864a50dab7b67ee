import pg from 'pg'
import type { Relation } from '../model/relation.ts'
import { type FactsRow, FIRST_USER_OID, parseKind, RELATIONS_SQL, type RelationFacts } from './probe.ts'

/** All relations at one moment, with the rows in them. */
export interface Baseline {
  relations: ReadonlyMap<number, RelationFacts>
  /** By the table's oid. */
  rows: ReadonlyMap<number, number>
}

/** Reads every relation that is not PostgreSQL's own. */
export async function readRelations(client: pg.ClientBase): Promise<Map<number, RelationFacts>> {
  const { rows } = await client.query<FactsRow>(`${RELATIONS_SQL} and c.relkind <> 'c'`)
  return new Map(rows.map((row) => [row.oid, toFacts(row)]))
}

/** Reads those of the given relations that are there. */
export async function readSomeRelations(
  client: pg.ClientBase,
  oids: readonly number[],
): Promise<RelationFacts[]> {
  const { rows } = await client.query<FactsRow>(`${RELATIONS_SQL} and c.oid = any ('{${oids.join()}}')`)
  return rows.map(toFacts)
}

/** Reads the given relations anew and takes all others from before; the connection keeps the prepared statement. */
export async function rereadRelations(
  client: pg.ClientBase,
  former: ReadonlyMap<number, RelationFacts>,
  oids: ReadonlySet<number>,
): Promise<Map<number, RelationFacts>> {
  const { rows } = await client.query<FactsRow>({
    name: 'migration_guard_relations',
    text: `${RELATIONS_SQL} and c.relkind <> 'c' and c.oid = any ($1::pg_catalog.oid[])`,
    values: [[...oids]],
  })
  const now = new Map(former)
  for (const oid of oids) now.delete(oid)
  for (const row of rows) now.set(row.oid, toFacts(row))
  return now
}

function toFacts(row: FactsRow): RelationFacts {
  return { ...row, kind: parseKind(row.kind) }
}

/** Counts the rows of tables and materialized views, by oid. */
export async function countRows(
  client: pg.ClientBase,
  relations: Iterable<RelationFacts>,
): Promise<Map<number, number>> {
  const tables = [...relations].filter(holdsRows)
  const counts = new Map<number, number>()
  // A few hundred at a time: each takes a lock until the query ends.
  for (let start = 0; start < tables.length; start += 300) {
    const parts = tables
      .slice(start, start + 300)
      .map((table) => `select ${table.oid} as oid, (select count(*) from ${nameOf(table)}) as rows`)
    const { rows } = await client.query<{ oid: number; rows: string }>(parts.join(' union all '))
    for (const row of rows) counts.set(row.oid, Number(row.rows))
  }
  return counts
}

/** Describes a relation for the report, as it was before the run if it was there, else as it is now. */
export function describeRelation(
  oid: number,
  baseline: Baseline,
  now: ReadonlyMap<number, RelationFacts>,
): Relation {
  const before = baseline.relations.get(oid)
  const facts = before ?? now.get(oid)
  const tableOid = facts?.tableOid ?? undefined
  const table = tableOid === undefined ? undefined : (baseline.relations.get(tableOid) ?? now.get(tableOid))
  return {
    oid,
    schema: facts?.schema ?? '?',
    name: facts?.name ?? `relation ${oid}`,
    kind: facts?.kind ?? 'table',
    ...(table === undefined ? {} : { table: { schema: table.schema ?? '?', name: table.name ?? '?' } }),
    isNew: oid >= FIRST_USER_OID && before === undefined,
    rows: baseline.rows.get(tableOid ?? oid) ?? 0,
  }
}

/** Quotes a relation's name for SQL. */
export function nameOf({ schema, name }: { schema: string | null; name: string | null }): string {
  return `${pg.escapeIdentifier(schema ?? '')}.${pg.escapeIdentifier(name ?? '')}`
}

/** Whether it has rows of its own, or partitions that have. */
export function holdsRows({ kind }: RelationFacts): boolean {
  return kind === 'table' || kind === 'partitioned table' || kind === 'materialized view'
}

/** The files that relations had, by oid. */
export function filesOf(baseline: Baseline): Map<number, number> {
  return new Map([...baseline.relations.values()].map(({ oid, file }) => [oid, file]))
}
