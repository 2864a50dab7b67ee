import { isNoExtensions, joinComment, type Scope } from './scope.ts'

const HEAD = `t.oid::text as oid, s.nspname::text as schema, null as "table", t.typname::text as name`
const TAIL = `pg_get_userbyid(t.typowner)::text as owner, com.description as comment`
const FROM = `from pg_type t join space s on s.oid = t.typnamespace ${joinComment('pg_type', 't.oid')}`
const WHERE = isNoExtensions('pg_type', 't')
/** Enums; `labels` is a JSON array in their order. */
export function enumsSql({ space }: Scope): string {
  return `with ${space}
  select 'enum' as kind, ${HEAD},
    (select json_agg(e.enumlabel order by e.enumsortorder)::text from pg_enum e where e.enumtypid = t.oid) as labels,
    ${TAIL}
  ${FROM} where t.typtype = 'e' and ${WHERE}`
}

/** Domains with their constraints. */
export function domainsSql({ space }: Scope): string {
  return `with ${space}
  select 'domain' as kind, ${HEAD}, format_type(t.typbasetype, t.typtypmod) as type, not t.typnotnull as nullable,
    t.typdefault as "default",
    case when t.typcollation <> b.typcollation then t.typcollation::regcollation::text end as collation,
    (select string_agg(format('%I %s', n.conname, pg_get_constraintdef(n.oid)), '; ' order by n.conname collate "C")
      from pg_constraint n where n.contypid = t.oid and n.contype = 'c') as constraints,
    ${TAIL}
  ${FROM} join pg_type b on b.oid = t.typbasetype
  where t.typtype = 'd' and ${WHERE}`
}

/** Composite types of their own; those of tables are the tables'. */
export function compositesSql({ space }: Scope): string {
  return `with ${space}
  select 'composite type' as kind, ${HEAD},
    (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
      from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) as attributes,
    ${TAIL}
  ${FROM} join pg_class c on c.oid = t.typrelid and c.relkind = 'c'
  where t.typtype = 'c' and ${WHERE}`
}

/** Range types. */
export function rangesSql({ space }: Scope): string {
  return `with ${space}
  select 'range type' as kind, ${HEAD}, format_type(g.rngsubtype, null) as subtype,
    g.rngmultitypid::regtype::text as multirange, o.opcname::text as "operatorClass",
    nullif(g.rngcollation, 0)::regcollation::text as collation,
    nullif(g.rngcanonical, 0)::regproc::text as canonical, nullif(g.rngsubdiff, 0)::regproc::text as difference,
    ${TAIL}
  ${FROM} join pg_range g on g.rngtypid = t.oid join pg_opclass o on o.oid = g.rngsubopc
  where t.typtype = 'r' and ${WHERE}`
}

/** Collations. */
export function collationsSql({ space }: Scope): string {
  return `with ${space}
  select 'collation' as kind, t.oid::text as oid, s.nspname::text as schema, null as "table", t.collname::text as name,
    t.collprovider::text as provider, t.collisdeterministic as deterministic,
    coalesce(to_jsonb(t) ->> 'colllocale', to_jsonb(t) ->> 'colliculocale', t.collcollate) as locale,
    t.collcollate as collate, t.collctype as ctype, t.collicurules as rules,
    pg_get_userbyid(t.collowner)::text as owner, com.description as comment
  from pg_collation t join space s on s.oid = t.collnamespace ${joinComment('pg_collation', 't.oid')}
  where ${isNoExtensions('pg_collation', 't')}`
}
