import { joinComment, type Scope } from './scope.ts'

const PLACE = `r.nspname::text as schema, r.relname::text as "table"`

/** Constraints of tables, but NOT NULL, which is the column's (PostgreSQL 18 lists it here too). */
export function constraintsSql({ relations }: Scope): string {
  return `with ${relations}
  select 'constraint' as kind, n.oid::text as oid, ${PLACE}, n.conname::text as name,
    case n.contype when 'p' then 'primary key' when 'u' then 'unique' when 'c' then 'check'
      when 'f' then 'foreign key' else 'exclusion' end as type,
    pg_get_constraintdef(n.oid) as definition, n.convalidated as validated,
    n.condeferrable as deferrable, n.condeferred as deferred,
    case when n.contype = 'f' then n.confrelid::regclass::text end as "references",
    array_to_string(array(
      select (select quote_ident(a.attname) from pg_attribute a where a.attrelid = n.conrelid and a.attnum = n.conkey[k])
      from generate_series(1, cardinality(n.conkey)) k), ', ') as columns,
    not n.conislocal as inherited, com.description as comment
  from rel r join pg_constraint n on n.conrelid = r.oid and n.contype in ('p', 'u', 'c', 'f', 'x')
    ${joinComment('pg_constraint', 'n.oid')}`
}

/** Indexes, with those that constraints stand for; the definition is without the names of index and table. */
export function indexesSql({ relations }: Scope): string {
  return `with ${relations}
  select 'index' as kind, i.oid::text as oid, ${PLACE}, i.relname::text as name,
    case when x.indisunique then 'UNIQUE ' else '' end
      || substr(def.text, position(' USING ' in def.text) + 1) as definition,
    x.indisvalid as valid, x.indisunique as "unique", x.indisprimary as "primary",
    (select n.conname::text from pg_constraint n
      where n.conindid = i.oid and n.conrelid = r.oid and n.contype in ('p', 'u', 'x') limit 1) as "constraint",
    array_to_string(array(
      select pg_get_indexdef(i.oid, k, false) from generate_series(1, x.indnkeyatts) k), ', ') as columns,
    pg_get_expr(x.indpred, x.indrelid) as predicate,
    (select am.amname::text from pg_am am where am.oid = i.relam) as method,
    x.indisclustered as clustered, x.indisreplident as "replicaIdentity",
    (select p.inhparent::regclass::text from pg_inherits p where p.inhrelid = i.oid) as "partitionOf",
    (select ts.spcname::text from pg_tablespace ts where ts.oid = i.reltablespace) as tablespace,
    com.description as comment
  from rel r join pg_index x on x.indrelid = r.oid join pg_class i on i.oid = x.indexrelid
    ${joinComment('pg_class', 'i.oid')}, lateral (select pg_get_indexdef(i.oid) as text offset 0) def`
}

/** Triggers that people made, with their copies on partitions. */
export function triggersSql({ relations }: Scope): string {
  return `with ${relations}
  select 'trigger' as kind, g.oid::text as oid, ${PLACE}, g.tgname::text as name,
    pg_get_triggerdef(g.oid) as definition, ${enabled('g.tgenabled')},
    g.tgfoid::regproc::text as function, com.description as comment
  from rel r join pg_trigger g on g.tgrelid = r.oid and not g.tgisinternal ${joinComment('pg_trigger', 'g.oid')}`
}

/** Rewrite rules, but those that make a view a view. */
export function rulesSql({ relations }: Scope): string {
  return `with ${relations}
  select 'rule' as kind, w.oid::text as oid, ${PLACE}, w.rulename::text as name,
    pg_get_ruledef(w.oid) as definition, ${enabled('w.ev_enabled')}, com.description as comment
  from rel r join pg_rewrite w on w.ev_class = r.oid and w.rulename <> '_RETURN'
    ${joinComment('pg_rewrite', 'w.oid')}`
}

/** Policies of row security. */
export function policiesSql({ relations }: Scope): string {
  return `with ${relations}
  select 'policy' as kind, p.oid::text as oid, ${PLACE}, p.polname::text as name,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
      else 'all' end as command,
    p.polpermissive as permissive,
    (select string_agg(case m.id when 0 then 'public' else pg_get_userbyid(m.id)::text end, ', '
      order by case m.id when 0 then 'public' else pg_get_userbyid(m.id)::text end collate "C")
      from unnest(p.polroles) m (id)) as roles,
    pg_get_expr(p.polqual, p.polrelid) as "using", pg_get_expr(p.polwithcheck, p.polrelid) as "check",
    com.description as comment
  from rel r join pg_policy p on p.polrelid = r.oid ${joinComment('pg_policy', 'p.oid')}`
}

/** Extended statistics. */
export function statisticsSql({ relations }: Scope): string {
  return `with ${relations}
  select 'statistics' as kind, e.oid::text as oid, ${PLACE}, e.stxname::text as name,
    pg_get_statisticsobjdef(e.oid) as definition, nullif(e.stxstattarget, -1)::int as target,
    pg_get_userbyid(e.stxowner)::text as owner, com.description as comment
  from rel r join pg_statistic_ext e on e.stxrelid = r.oid ${joinComment('pg_statistic_ext', 'e.oid')}`
}

function enabled(column: string): string {
  return `case ${column} when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'replica' else 'always' end
    as enabled`
}
