import { joinComment, type Scope } from './scope.ts'

const STORAGE = `
  case r.relpersistence when 'u' then 'unlogged' else 'permanent' end as persistence,
  (select am.amname from pg_am am where am.oid = r.relam) as "accessMethod",
  (select ts.spcname from pg_tablespace ts where ts.oid = r.reltablespace) as tablespace`

const OPTIONS = `
  array_to_string(r.reloptions, ', ') as options, pg_get_userbyid(r.relowner)::text as owner,
  com.description as comment`

/** Columns of a view as one text: their types and defaults follow from what the view reads. */
const VIEW_COLUMNS = `
  (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
      || coalesce(' comment ' || quote_literal(col_description(a.attrelid, a.attnum)), ''), ', ' order by a.attnum)
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped) as columns`

/** Tables, plain and partitioned. */
export function tablesSql({ relations }: Scope): string {
  return `with ${relations}
  select 'table' as kind, r.oid::text as oid, r.nspname::text as schema, null as "table", r.relname::text as name,
    ${STORAGE},
    pg_get_partkeydef(r.oid) as "partitionKey",
    pg_get_expr(r.relpartbound, r.oid) as "partitionBound",
    case when r.relispartition then parents.names end as "partitionOf",
    case when not r.relispartition then parents.names end as inherits,
    case when r.relrowsecurity and r.relforcerowsecurity then 'forced' when r.relrowsecurity then 'on'
      when r.relforcerowsecurity then 'off, but forced' else 'off' end as "rowSecurity",
    case r.relreplident when 'd' then 'default' when 'n' then 'nothing' when 'f' then 'full' else 'index' end
      as "replicaIdentity",
    case when r.reloftype <> 0 then r.reloftype::regtype::text end as "ofType",
    ${OPTIONS}
  from rel r
    left join (
      select i.inhrelid, string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) as names
      from pg_inherits i group by i.inhrelid) parents on parents.inhrelid = r.oid
    ${joinComment('pg_class', 'r.oid')}
  where r.relkind in ('r', 'p')`
}

/** Columns of tables, in their order; the order is no fact, since a column that comes back can only come last. */
export function columnsSql({ relations }: Scope): string {
  return `with ${relations}
  select 'column' as kind, r.oid || '.' || a.attnum as oid, r.nspname::text as schema, r.relname::text as "table",
    a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
    case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as "default",
    case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
    case a.attgenerated when 's' then pg_get_expr(d.adbin, d.adrelid) || ' stored'
      when 'v' then pg_get_expr(d.adbin, d.adrelid) || ' virtual' end as generated,
    case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
    case when a.attstorage <> t.typstorage then
      case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
      end as storage,
    case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
    nullif(a.attstattarget, -1)::int as "statisticsTarget",
    array_to_string(a.attoptions || a.attfdwoptions, ', ') as options,
    not a.attislocal as inherited, com.description as comment
  from rel r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
    ${joinComment('pg_class', 'r.oid', 'a.attnum')}
  where r.relkind in ('r', 'p', 'f')
  order by r.oid, a.attnum`
}

/** Views and materialized views; the relations that they read are locked in ACCESS SHARE for a moment. */
export function viewsSql({ relations }: Scope): string {
  return `with ${relations}
  select case r.relkind when 'v' then 'view' else 'materialized view' end as kind, r.oid::text as oid,
    r.nspname::text as schema, null as "table", r.relname::text as name,
    pg_get_viewdef(r.oid) as definition, ${VIEW_COLUMNS},
    case when r.relkind = 'm' then r.relispopulated end as populated,
    (select am.amname from pg_am am where am.oid = r.relam) as "accessMethod",
    (select ts.spcname from pg_tablespace ts where ts.oid = r.reltablespace) as tablespace,
    ${OPTIONS}
  from rel r ${joinComment('pg_class', 'r.oid')}
  where r.relkind in ('v', 'm')`
}

/** Sequences with those of serial and identity columns; what they have counted to is content. */
export function sequencesSql({ relations }: Scope): string {
  return `with ${relations}
  select 'sequence' as kind, r.oid::text as oid, r.nspname::text as schema, null as "table", r.relname::text as name,
    format_type(q.seqtypid, null) as type, q.seqstart::text as start, q.seqincrement::text as increment,
    q.seqmin::text as "minimum", q.seqmax::text as "maximum", q.seqcache::text as cache, q.seqcycle as cycle,
    case r.relpersistence when 'u' then 'unlogged' else 'permanent' end as persistence,
    (select dep.refobjid::regclass || '.' || quote_ident(a.attname)
      from pg_depend dep join pg_attribute a on a.attrelid = dep.refobjid and a.attnum = dep.refobjsubid
      where dep.classid = 'pg_class'::regclass and dep.objid = r.oid and dep.refclassid = 'pg_class'::regclass
        and dep.deptype in ('a', 'i') limit 1) as "ownedBy",
    pg_get_userbyid(r.relowner)::text as owner, com.description as comment
  from rel r join pg_sequence q on q.seqrelid = r.oid ${joinComment('pg_class', 'r.oid')}`
}

/** Foreign tables; their columns are among the columns. */
export function foreignTablesSql({ relations }: Scope): string {
  return `with ${relations}
  select 'foreign table' as kind, r.oid::text as oid, r.nspname::text as schema, null as "table",
    r.relname::text as name, s.srvname::text as server, array_to_string(f.ftoptions, ', ') as options,
    pg_get_userbyid(r.relowner)::text as owner, com.description as comment
  from rel r join pg_foreign_table f on f.ftrelid = r.oid join pg_foreign_server s on s.oid = f.ftserver
    ${joinComment('pg_class', 'r.oid')}`
}
