import { isNoExtensions, joinComment, type Scope } from './scope.ts'

const HEAD = `p.oid::text as oid, s.nspname::text as schema, null as "table",
    format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) as name`
const FROM = `from pg_proc p join space s on s.oid = p.pronamespace ${joinComment('pg_proc', 'p.oid')}`

/** Functions, procedures and window functions. */
export function functionsSql({ space }: Scope): string {
  return `with ${space}
  select 'function' as kind, ${HEAD},
    case p.prokind when 'p' then 'procedure' when 'w' then 'window' else 'function' end as type,
    pg_get_functiondef(p.oid) as definition, p.prosecdef as "securityDefiner",
    array_to_string(p.proconfig, ', ') as config, pg_get_function_result(p.oid) as returns,
    case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
    l.lanname::text as language, pg_get_userbyid(p.proowner)::text as owner, com.description as comment
  ${FROM} join pg_language l on l.oid = p.prolang
  where p.prokind in ('f', 'p', 'w') and ${isNoExtensions('pg_proc', 'p')}
    -- Those of a range type come and go with it.
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')`
}

/** Aggregates, for which PostgreSQL prints no definition. */
export function aggregatesSql({ space }: Scope): string {
  return `with ${space}
  select 'aggregate' as kind, ${HEAD},
    format('sfunc %s, stype %s', g.aggtransfn::regproc, format_type(g.aggtranstype, null))
      || coalesce(', initcond ' || quote_literal(g.agginitval), '')
      || coalesce(', finalfunc ' || nullif(g.aggfinalfn, 0)::regproc, '')
      || coalesce(', combinefunc ' || nullif(g.aggcombinefn, 0)::regproc, '')
      || coalesce(', serialfunc ' || nullif(g.aggserialfn, 0)::regproc, '')
      || coalesce(', deserialfunc ' || nullif(g.aggdeserialfn, 0)::regproc, '')
      || coalesce(', msfunc ' || nullif(g.aggmtransfn, 0)::regproc, '')
      || coalesce(', sortop ' || nullif(g.aggsortop, 0)::regoper, '')
      || format(', kind %s, parallel %s', g.aggkind, p.proparallel) as definition,
    pg_get_function_result(p.oid) as returns, pg_get_userbyid(p.proowner)::text as owner, com.description as comment
  ${FROM} join pg_aggregate g on g.aggfnoid = p.oid
  where ${isNoExtensions('pg_proc', 'p')}`
}
