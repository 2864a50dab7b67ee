import { isNoExtensions, type Scope } from './scope.ts'

/**
 * Rights that differ from those that PostgreSQL gives by itself: `privileges` were granted, `revoked` were taken
 * away (`EXECUTE` of everyone on a function). An asterisk marks the right to grant on.
 */
export function grantsSql({ relations }: Scope): string {
  return renderGrants(relations, `${ON_RELATIONS} union all ${ON_OTHERS}`)
}

/** The same of relations and their columns only. */
export function relationGrantsSql({ relations }: Scope): string {
  return renderGrants(relations, ON_RELATIONS)
}

const ON_RELATIONS = `
    select r.oid, null::int as sub, r.nspname, r.relname::text as name, null::name as column_name,
      case r.relkind when 'S' then 'sequence' else 'table' end as "on", r.relacl as acl,
      acldefault(case r.relkind when 'S' then 's' else 'r' end::"char", r.relowner) as standard
    from rel r where r.relacl is not null
    union all
    select r.oid, a.attnum, r.nspname, r.relname, a.attname, 'column', a.attacl, acldefault('c', r.relowner)
    from rel r join pg_attribute a on a.attrelid = r.oid and a.attacl is not null and not a.attisdropped`

const ON_OTHERS = `
    select p.oid, null, s.nspname, format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), null,
      'function', p.proacl, acldefault('f', p.proowner)
    from pg_proc p join space s on s.oid = p.pronamespace
    where p.proacl is not null and ${isNoExtensions('pg_proc', 'p')}
    union all
    select t.oid, null, s.nspname, t.typname, null, 'type', t.typacl, acldefault('T', t.typowner)
    from pg_type t join space s on s.oid = t.typnamespace
    where t.typacl is not null and ${isNoExtensions('pg_type', 't')}
    union all
    select s.oid, null, s.nspname, null, null, 'schema', s.nspacl, acldefault('n', s.nspowner)
    from space s where s.nspacl is not null
    union all
    select f.oid, null, null, 'server ' || f.srvname, null, 'foreign server', f.srvacl, acldefault('S', f.srvowner)
    from pg_foreign_server f where f.srvacl is not null`

function renderGrants(relations: string, things: string): string {
  return `with ${relations}, thing as (${things}
  ), is_now as (
    select distinct t.oid, t.sub, t.nspname, t.name, t.column_name, t."on", e.grantee, e.privilege_type, e.is_grantable
    from thing t, aclexplode(t.acl) e
  ), was_given as (
    select t.oid, t.sub, t.nspname, t.name, t.column_name, t."on", e.grantee, e.privilege_type from thing t, aclexplode(t.standard) e
  ), entry as (
    select n.oid, n.sub, n.nspname, n.name, n.column_name, n."on", n.grantee, n.privilege_type, n.is_grantable,
      true as is_granted
    from is_now n left join was_given g using (oid, "on", grantee, privilege_type) where g.oid is null
    union all
    select g.oid, g.sub, g.nspname, g.name, g.column_name, g."on", g.grantee, g.privilege_type, false, false
    from was_given g left join is_now n using (oid, "on", grantee, privilege_type) where n.oid is null
  )
  select 'grant' as kind, concat_ws('.', e.oid, e.sub, e.grantee) as oid, e.nspname::text as schema,
    e.name as "table", role || coalesce(' (' || quote_ident(e.column_name) || ')', '') as name,
    e."on", e.column_name::text as "column", role,
    string_agg(e.privilege_type || case when e.is_grantable then '*' else '' end, ', '
      order by e.privilege_type) filter (where e.is_granted) as privileges,
    string_agg(e.privilege_type, ', ' order by e.privilege_type) filter (where not e.is_granted) as revoked
  from entry e,
    lateral (select case e.grantee when 0 then 'public' else pg_get_userbyid(e.grantee)::text end as role) as r
  group by e.oid, e.sub, e.grantee, e.nspname, e.name, e.column_name, e."on", role`
}

/** What ALTER DEFAULT PRIVILEGES says about things that are still to be made. */
export function defaultPrivilegesSql({ space }: Scope): string {
  return `with ${space}
  select 'default privilege' as kind, d.oid::text as oid, s.nspname::text as schema, null as "table",
    format('%s of %s', case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
      when 'T' then 'types' else 'schemas' end, pg_get_userbyid(d.defaclrole)) as name,
    array_to_string(array(select item::text from unnest(d.defaclacl) item order by item::text collate "C"), ', ')
      as privileges
  from pg_default_acl d left join space s on s.oid = d.defaclnamespace
  where d.defaclnamespace = 0 or s.oid is not null`
}
