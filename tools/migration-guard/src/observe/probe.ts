import type { LockMode, RelationKind } from '../model/relation.ts'

/** What the session itself knows about its own transaction. */
export interface Probe {
  /** Changes with every transaction; undefined while nobody has asked. */
  transaction: string | undefined
  lockTimeoutMs: number
  statementTimeoutMs: number
  /** Rows of the system's own tables that this transaction wrote: grows with every DDL. Undefined where it was not asked for. */
  catalogueWrites: number | undefined
  relations: ReadonlyMap<number, ProbedRelation>
}

/** A relation that the transaction has locked; without a name when it is dropped. */
export interface ProbedRelation extends RelationFacts {
  modes: LockMode[]
  scans: number
  rowsRead: number
  inserted: number
  updated: number
  deleted: number
}

/** What the catalogue says of a relation. */
export interface RelationFacts {
  oid: number
  schema: string | null
  name: string | null
  kind: RelationKind
  file: number
  /** Of an index: its table. */
  tableOid: number | null
}

/** Oids below belong to PostgreSQL itself. */
export const FIRST_USER_OID = 16_384

/** Reads a relation from `RELATIONS_SQL`. */
export interface FactsRow extends Omit<RelationFacts, 'kind'> {
  kind: string | null
}

/** All relations that are not PostgreSQL's own, toast tables and composite types among them. */
export const RELATIONS_SQL = `
  select c.oid::bigint::float8 as oid, n.nspname as schema, c.relname as name, c.relkind::text as kind,
    c.relfilenode::bigint::float8 as file, i.indrelid::bigint::float8 as "tableOid"
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_index i on i.indexrelid = c.oid
  where c.oid >= ${FIRST_USER_OID}`

/** Toast tables and their indexes follow their table, and nobody asks for them. */
export function isToast({ schema }: Pick<RelationFacts, 'schema'>): boolean {
  return schema === 'pg_toast'
}

/** The oids of catalogues that DDL writes to, which PostgreSQL fixes for good (`pg_class` 1259, `pg_attribute` 1249 …). */
const CATALOGUES = [
  ...[1259, 1249, 2604, 2606, 2610, 1255, 1247, 2620, 2618, 3256, 2615, 3501, 3079, 2609, 2611, 1260, 1261],
  ...[826, 3466, 2224],
]

/** How many rows of the catalogue the transaction wrote. */
export const WRITES_SQL = `select (${CATALOGUES.map(
  (oid) =>
    `pg_catalog.pg_stat_get_xact_tuples_inserted(${oid}) + pg_catalog.pg_stat_get_xact_tuples_updated(${oid})
    + pg_catalog.pg_stat_get_xact_tuples_deleted(${oid})`,
).join(' + ')})::float8 as writes`

/**
 * Everything that a transaction touches it also keeps locked, so that only those relations need looking at, up to the
 * oid given: those of a higher one were made since. Counters are the session's own and include what is not committed.
 * One row for each lock, and one for the transaction itself; no joins, since planning them would take longer than all
 * the rest.
 */
export function probeUpTo(oid: number): string {
  return `
  select l.relation::bigint::float8 as oid, l.mode, l.virtualtransaction as transaction,
    pg_catalog.current_setting('lock_timeout') as lock_timeout,
    pg_catalog.current_setting('statement_timeout') as statement_timeout,
    pg_catalog.pg_relation_filenode(l.relation)::bigint::float8 as file,
    pg_catalog.pg_stat_get_xact_numscans(l.relation)::float8 as scans,
    pg_catalog.pg_stat_get_xact_tuples_returned(l.relation)::float8 as rows_read,
    pg_catalog.pg_stat_get_xact_tuples_inserted(l.relation)::float8 as inserted,
    pg_catalog.pg_stat_get_xact_tuples_updated(l.relation)::float8 as updated,
    pg_catalog.pg_stat_get_xact_tuples_deleted(l.relation)::float8 as deleted
  from pg_catalog.pg_lock_status() l
  where l.pid = pg_catalog.pg_backend_pid() and l.granted and (l.locktype = 'virtualxid'
    or l.locktype = 'relation' and l.relation >= ${FIRST_USER_OID} and l.relation <= ${oid} and l.database <> 0)`
}

/** The highest oid that there can be. */
export const LAST_OID = 4_294_967_295

export interface ProbeRow {
  oid: number | null
  mode: string
  transaction: string
  lock_timeout: string
  statement_timeout: string
  file: number | null
  scans: number
  rows_read: number
  inserted: number
  updated: number
  deleted: number
}

/** Turns the rows of a probe into one; what relations are is taken from `facts`, where those that are gone are missing. */
export function parseProbe(
  rows: readonly ProbeRow[],
  facts: (oid: number) => RelationFacts | undefined,
  catalogueWrites: number | undefined,
): Probe {
  const relations = new Map<number, ProbedRelation>()
  for (const row of rows) {
    if (row.oid === null) continue
    const known = relations.get(row.oid)
    if (known !== undefined) {
      known.modes.push(...parseMode(row.mode))
      continue
    }
    const probed = toProbed(row, row.oid, facts(row.oid))
    if (!isToast(probed)) relations.set(row.oid, probed)
  }
  const [row] = rows
  return {
    transaction: row?.transaction,
    lockTimeoutMs: parseDuration(row?.lock_timeout ?? '0'),
    statementTimeoutMs: parseDuration(row?.statement_timeout ?? '0'),
    catalogueWrites,
    relations,
  }
}

function toProbed(row: ProbeRow, oid: number, facts: RelationFacts | undefined): ProbedRelation {
  const { scans, inserted, updated, deleted, rows_read: rowsRead } = row
  return {
    ...(facts ?? { oid, schema: null, name: null, kind: 'table', tableOid: null }),
    ...{ file: row.file ?? 0, modes: parseMode(row.mode), scans, rowsRead, inserted, updated, deleted },
  }
}

const MODES: Readonly<Record<string, LockMode>> = {
  AccessShareLock: 'ACCESS SHARE',
  RowShareLock: 'ROW SHARE',
  RowExclusiveLock: 'ROW EXCLUSIVE',
  ShareUpdateExclusiveLock: 'SHARE UPDATE EXCLUSIVE',
  ShareLock: 'SHARE',
  ShareRowExclusiveLock: 'SHARE ROW EXCLUSIVE',
  ExclusiveLock: 'EXCLUSIVE',
  AccessExclusiveLock: 'ACCESS EXCLUSIVE',
}

/** Reads a mode of `pg_locks`; none for those that are not of tables. */
export function parseMode(mode: string): LockMode[] {
  const known = MODES[mode]
  return known === undefined ? [] : [known]
}

const KINDS: Readonly<Record<string, RelationKind>> = {
  r: 'table',
  p: 'partitioned table',
  i: 'index',
  I: 'partitioned index',
  v: 'view',
  m: 'materialized view',
  S: 'sequence',
  f: 'foreign table',
  t: 'toast table',
  c: 'composite type',
}

/** Reads `pg_class.relkind`. */
export function parseKind(kind: string | null): RelationKind {
  return KINDS[kind ?? 'r'] ?? 'table'
}

const UNITS: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** Reads a setting as `current_setting` prints it (`5s`, `500ms`, `0`), in milliseconds. */
export function parseDuration(text: string): number {
  const [, amount = '0', unit = 'ms'] = /^(-?[\d.]+)\s*([a-z]*)$/.exec(text) ?? []
  return Number(amount) * (UNITS[unit] ?? 1)
}
