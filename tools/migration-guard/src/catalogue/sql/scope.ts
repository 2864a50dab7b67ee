/**
 * Common beginnings of the statements of a snapshot: what of the catalogue is ours, that is neither PostgreSQL's
 * own, nor an extension's, nor Kysely's bookkeeping.
 */
export interface Scope {
  /** CTE `space`: the schemas (`oid`, `nspname`). */
  space: string
  /** CTEs `space` and `rel`: the relations of our schemas of every kind but indexes and TOAST, with `nspname`. */
  relations: string
}

/** Condition: the object of that catalogue (`pg_class` …) and alias was not made by an extension. */
export function isNoExtensions(catalogue: string, alias: string): string {
  return `not exists (select from pg_depend dep where dep.classid = '${catalogue}'::regclass
    and dep.objid = ${alias}.oid and dep.deptype = 'e')`
}

/** Left join of the comment on an object as `com`. */
export function joinComment(catalogue: string, oid: string, subId = '0'): string {
  return `left join pg_description com
    on com.classoid = '${catalogue}'::regclass and com.objoid = ${oid} and com.objsubid = ${subId}`
}

/**
 * Builds the scope; `bookkeeping` are names of tables to leave out, as SQL literals, `condition` on `pg_class c` leaves
 * out further relations.
 */
export function createScope(bookkeeping: readonly string[], condition = 'true'): Scope {
  const space = `space as materialized (
    select n.oid, n.nspname, n.nspowner, n.nspacl from pg_namespace n
    where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and ${isNoExtensions('pg_namespace', 'n')})`
  const relations = `${space}, rel as materialized (
    select c.oid, s.nspname, c.relname, c.relkind, c.relowner, c.relpersistence, c.relam, c.reltablespace,
      c.reloptions, c.relreplident, c.relrowsecurity, c.relforcerowsecurity, c.relispartition, c.relpartbound,
      c.relispopulated, c.reloftype, c.relacl
    from pg_class c join space s on s.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relpersistence <> 't'
      and c.relname not in (${bookkeeping.join(', ')}) and ${isNoExtensions('pg_class', 'c')}
      and ${condition})`
  return { space, relations }
}
