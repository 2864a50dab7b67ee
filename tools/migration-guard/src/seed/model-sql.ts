import type { Scope } from '../catalogue/sql/scope.ts'

const tablesSql = ({ relations }: Scope): string => `with ${relations}
  select r.oid::int8::float8 as oid, r.nspname::text as schema, r.relname::text as name,
    format('%I.%I', r.nspname, r.relname) as sql, r.relkind::text as kind,
    exists (select from pg_rewrite w where w.ev_class = r.oid and w.ev_type in ('2', '3'))
      or exists (select from pg_constraint n where n.conrelid = r.oid and n.contype in ('u', 'p', 'x') and n.condeferrable)
      as "refusesOnConflict",
    case when r.relkind = 'p' then
      (select case when bool_or(pg_get_partition_constraintdef(t.relid) is null) then 'true'
          else string_agg('(' || concat_ws(' and ', pg_get_partition_constraintdef(t.relid), own.checks) || ')', ' or ')
          end
        from pg_partition_tree(r.oid) t, lateral (
          select string_agg('(' || pg_get_expr(n.conbin, n.conrelid) || ')', ' and ') as checks
          from pg_constraint n where n.conrelid = t.relid and n.contype = 'c' and n.conislocal) own
        where t.isleaf and t.relid <> r.oid) end as bounds,
    (select array_agg(distinct a.attnum::int)
      from pg_partition_tree(r.oid) t
        left join pg_partitioned_table p on p.partrelid = t.relid
        left join pg_constraint n on n.conrelid = t.relid and t.isleaf and n.contype = 'c' and n.conislocal
        join pg_attribute named on named.attrelid = t.relid
          and (named.attnum = any (p.partattrs::int2[]) or named.attnum = any (n.conkey))
        join pg_attribute a on a.attrelid = r.oid and a.attname = named.attname
      where r.relkind = 'p') as "boundColumns"
  from rel r where r.relkind in ('r', 'p', 'f') and not r.relispartition
  order by r.nspname collate "C", r.relname collate "C"`

const columnsSql = ({ relations }: Scope): string => `with ${relations}
  select r.oid::int8::float8 as "table", a.attnum::int as number, a.attname::text as name,
    a.atttypid::int8::float8 as type, a.atttypmod as modifier, format_type(a.atttypid, a.atttypmod) as "typeSql",
    a.attnotnull as "notNull", pg_get_expr(d.adbin, d.adrelid) as "default", a.attidentity::text as identity,
    a.attgenerated::text as generated, pg_get_serial_sequence(format('%I.%I', r.nspname, r.relname), a.attname) as sequence
  from rel r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
  where r.relkind in ('r', 'p', 'f') and not r.relispartition
  order by r.oid, a.attnum`

const typesSql = ({ relations }: Scope): string => `with recursive ${relations}, used as (
    select distinct a.atttypid as oid from rel r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0
    where r.relkind in ('r', 'p', 'f') and not r.relispartition and not a.attisdropped
  union
    select part.oid from used u join pg_type t on t.oid = u.oid, lateral (
      select t.typelem as oid where t.typelem <> 0
      union all select t.typbasetype where t.typbasetype <> 0
      union all select g.rngsubtype from pg_range g where g.rngtypid = t.oid
      union all select g.rngtypid from pg_range g where g.rngmultitypid = t.oid
      union all select a.atttypid from pg_attribute a
        where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) part
  )
  select t.oid::int8::float8 as oid, format_type(t.oid, null) as sql, t.typname::text as name, t.typtype::text as kind,
    nullif(case t.typtype when 'd' then t.typbasetype
      when 'r' then (select g.rngsubtype from pg_range g where g.rngtypid = t.oid)
      when 'm' then (select g.rngtypid from pg_range g where g.rngmultitypid = t.oid)
      when 'b' then case when t.typcategory = 'A' then t.typelem else 0 end else 0 end, 0)::int8::float8 as inner,
    t.typtypmod as "innerModifier", t.typnotnull as "notNull",
    (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) as labels,
    (select json_agg(json_build_object('type', a.atttypid::int8, 'modifier', a.atttypmod,
        'sql', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
      from pg_attribute a where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)
      as attributes,
    (select array_agg(pg_get_expr(n.conbin, 0) order by n.conname)
      from pg_constraint n where n.contypid = t.oid and n.contype = 'c') as checks
  from used u join pg_type t on t.oid = u.oid`

const checksSql = ({ relations }: Scope): string => `with ${relations}
  select n.conrelid::int8::float8 as "table", n.conname::text as name, pg_get_expr(n.conbin, n.conrelid) as expression,
    coalesce(n.conkey::int[], '{}') as columns
  from rel r join pg_constraint n on n.conrelid = r.oid and n.contype = 'c' order by n.conrelid, n.conname`

const keysSql = ({ relations }: Scope): string => `with ${relations}, part as materialized (
    select r.oid, r.oid as relid from rel r where r.relkind in ('r', 'p') and not r.relispartition
  union
    -- Partitions may have foreign keys of their own, which rows put in through their table must meet too.
    select r.oid, t.relid from rel r, pg_partition_tree(r.oid) t where r.relkind = 'p' and not r.relispartition
  ), key as materialized (
    -- By itself, since PostgreSQL expects a single one and would put together its columns once for each table.
    select p.oid, n.conname, n.conrelid, n.conkey, n.confrelid, n.confkey, n.condeferrable
    from part p join pg_constraint n on n.conrelid = p.relid and n.contype = 'f' and n.conparentid = 0
  )
  select n.oid::int8::float8 as "table", min(n.conname)::text as name, own.columns,
    n.confrelid::int8::float8 as parent, bool_and(n.condeferrable) as "isDeferrable",
    (select array_agg(a.attname::text order by k.at) from unnest(n.confkey) with ordinality k (num, at)
      join pg_attribute a on a.attrelid = n.confrelid and a.attnum = k.num) as "parentColumns"
  from key n,
    lateral (select array_agg(a.attnum::int order by k.at) as columns
      from unnest(n.conkey) with ordinality k (num, at)
        join pg_attribute named on named.attrelid = n.conrelid and named.attnum = k.num
        join pg_attribute a on a.attrelid = n.oid and a.attname = named.attname) own
  group by n.oid, own.columns, n.confrelid, n.confkey
  order by n.oid, name`

const uniquesSql = ({ relations }: Scope): string => `with ${relations}
  select r.oid::int8::float8 as "table", pg_get_indexdef(x.indexrelid) as definition,
    coalesce((select array_agg(distinct k) from (
      select k::int from unnest(x.indkey::int2[]) k where k > 0
      union all
      select d.refobjsubid from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = x.indexrelid
        and d.refobjid = r.oid and d.refobjsubid > 0
      union all
      select unnest(n.conkey)::int from pg_constraint n where n.conrelid = r.oid and n.conindid = x.indexrelid
    ) c (k)), '{}') as columns
  from rel r join pg_index x on x.indrelid = r.oid and (x.indisunique or x.indisexclusion)
  order by r.oid, x.indexrelid`

/** Tables, columns, types, checks, foreign keys, unique indexes: in the order that `readModel` takes them. */
export const MODEL_STATEMENTS: readonly ((scope: Scope) => string)[] = [
  ...[tablesSql, columnsSql, typesSql, checksSql, keysSql, uniquesSql],
]
