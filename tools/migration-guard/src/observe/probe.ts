import type { LockMode, RelationKind } from '../model/relation.ts'

/** What the session itself knows about its own transaction, read in one query. */
export interface Probe {
  /** Changes with every transaction. */
  transaction: string
  lockTimeoutMs: number
  statementTimeoutMs: number
  /** Rows of the system's own tables that this transaction wrote: grows with every DDL. */
  catalogueWrites: number
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

/** Columns of a relation's facts, from `pg_class c` and `pg_namespace n`. */
const FACTS = `
  n.nspname as schema, c.relname as name, c.relkind::text as kind, c.relfilenode::bigint as file,
  (select i.indrelid::bigint from pg_catalog.pg_index i where i.indexrelid = c.oid) as "tableOid"`

/** Reads a relation from `RELATIONS_SQL`, or from the probe. */
export interface FactsRow extends Omit<RelationFacts, 'kind'> {
  kind: string | null
}

/** All relations that are not PostgreSQL's own, without composite types and toast. */
export const RELATIONS_SQL = `
  select c.oid::bigint::float8 as oid, n.nspname as schema, c.relname as name, c.relkind::text as kind,
    c.relfilenode::bigint::float8 as file, i.indrelid::bigint::float8 as "tableOid"
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_index i on i.indexrelid = c.oid
  where c.oid >= ${FIRST_USER_OID} and c.relkind not in ('t', 'c') and n.nspname <> 'pg_toast'`

const CATALOGUES = [
  ...['pg_class', 'pg_attribute', 'pg_attrdef', 'pg_constraint', 'pg_index', 'pg_proc', 'pg_type'],
  ...['pg_trigger', 'pg_rewrite', 'pg_policy', 'pg_namespace', 'pg_enum', 'pg_extension', 'pg_description'],
  ...['pg_inherits', 'pg_authid', 'pg_auth_members', 'pg_default_acl', 'pg_event_trigger', 'pg_sequence'],
]

// Everything that a transaction touches it also keeps locked, so that only those relations need looking at. Counters
// are the session's own and include what is not committed.
export const PROBE_SQL = probeUpTo(4_294_967_295)

/** The same, without relations of a higher oid: those made since, where many are made in one transaction. */
export function probeUpTo(oid: number): string {
  return `
  with held as materialized (
    select * from pg_catalog.pg_locks where pid = pg_catalog.pg_backend_pid()
  ), touched as (
    select relation as oid, pg_catalog.array_agg(mode) as modes from held
    where locktype = 'relation' and relation >= ${FIRST_USER_OID} and relation <= ${oid} and granted
      and database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
    group by relation
  )
  select
    (select virtualtransaction from held limit 1) as transaction,
    pg_catalog.current_setting('lock_timeout') as lock_timeout,
    pg_catalog.current_setting('statement_timeout') as statement_timeout,
    (select pg_catalog.sum(
        pg_catalog.pg_stat_get_xact_tuples_inserted(oid) + pg_catalog.pg_stat_get_xact_tuples_updated(oid)
        + pg_catalog.pg_stat_get_xact_tuples_deleted(oid))
      from pg_catalog.unnest('{${CATALOGUES.map((name) => `pg_catalog.${name}`).join(',')}}'::pg_catalog.regclass[]) as oid
    )::float8 as catalogue_writes,
    (select pg_catalog.json_agg(pg_catalog.row_to_json(r)) from (
      select t.oid::bigint, t.modes, ${FACTS},
        pg_catalog.pg_stat_get_xact_numscans(t.oid) as scans,
        pg_catalog.pg_stat_get_xact_tuples_returned(t.oid) as "rowsRead",
        pg_catalog.pg_stat_get_xact_tuples_inserted(t.oid) as inserted,
        pg_catalog.pg_stat_get_xact_tuples_updated(t.oid) as updated,
        pg_catalog.pg_stat_get_xact_tuples_deleted(t.oid) as deleted
      from touched t
      left join pg_catalog.pg_class c on c.oid = t.oid
      left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname is distinct from 'pg_toast') r) as relations`
}

export interface ProbeRow {
  transaction: string
  lock_timeout: string
  statement_timeout: string
  catalogue_writes: number
  relations: (Omit<ProbedRelation, 'kind' | 'modes'> & { kind: string | null; modes: string[] })[] | null
}

/** Turns the row of `PROBE_SQL` into a probe. */
export function parseProbe(row: ProbeRow): Probe {
  const relations = (row.relations ?? []).map((relation): [number, ProbedRelation] => [
    relation.oid,
    { ...relation, kind: parseKind(relation.kind), modes: relation.modes.flatMap(parseMode) },
  ])
  return {
    transaction: row.transaction,
    lockTimeoutMs: parseDuration(row.lock_timeout),
    statementTimeoutMs: parseDuration(row.statement_timeout),
    catalogueWrites: row.catalogue_writes,
    relations: new Map(relations),
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
