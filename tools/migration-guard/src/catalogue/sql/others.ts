import { isNoExtensions, joinComment, type Scope } from './scope.ts'

/** Extensions; `plpgsql` is there from the start. */
export function extensionsSql(): string {
  return `select 'extension' as kind, e.oid::text as oid, null as schema, null as "table", e.extname::text as name,
    n.nspname::text as "inSchema", e.extversion as version, com.description as comment
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace ${joinComment('pg_extension', 'e.oid')}
  where e.extname <> 'plpgsql'`
}

/** Schemas. */
export function schemasSql({ space }: Scope): string {
  return `with ${space}
  select 'schema' as kind, s.oid::text as oid, null as schema, null as "table", s.nspname::text as name,
    pg_get_userbyid(s.nspowner)::text as owner, com.description as comment
  from space s ${joinComment('pg_namespace', 's.oid')}`
}

/** Servers of foreign data; user mappings are left out, since they hold passwords. */
export function foreignServersSql(): string {
  return `select 'foreign server' as kind, f.oid::text as oid, null as schema, null as "table", f.srvname::text as name,
    w.fdwname::text as wrapper, f.srvtype as type, f.srvversion as version,
    array_to_string(f.srvoptions, ', ') as options, pg_get_userbyid(f.srvowner)::text as owner,
    com.description as comment
  from pg_foreign_server f join pg_foreign_data_wrapper w on w.oid = f.srvfdw
    ${joinComment('pg_foreign_server', 'f.oid')}
  where ${isNoExtensions('pg_foreign_server', 'f')}`
}

/** Publications with their tables and schemas. */
export function publicationsSql(): string {
  return `select 'publication' as kind, p.oid::text as oid, null as schema, null as "table", p.pubname::text as name,
    p.puballtables as "allTables", p.pubviaroot as "viaRoot",
    concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
      case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end) as publishes,
    (select string_agg(r.prrelid::regclass || coalesce(' columns ' || r.prattrs::text, '')
      || coalesce(' where ' || pg_get_expr(r.prqual, r.prrelid), ''), ', ' order by r.prrelid::regclass::text collate "C")
      from pg_publication_rel r where r.prpubid = p.oid) as tables,
    (select string_agg(n.pnnspid::regnamespace::text, ', ' order by n.pnnspid::regnamespace::text collate "C")
      from pg_publication_namespace n where n.pnpubid = p.oid) as schemas,
    pg_get_userbyid(p.pubowner)::text as owner, com.description as comment
  from pg_publication p ${joinComment('pg_publication', 'p.oid')}`
}

/** Event triggers. */
export function eventTriggersSql(): string {
  return `select 'event trigger' as kind, e.oid::text as oid, null as schema, null as "table", e.evtname::text as name,
    e.evtevent::text as event, array_to_string(e.evttags, ', ') as tags, e.evtfoid::regproc::text as function,
    case e.evtenabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'replica' else 'always' end
      as enabled,
    pg_get_userbyid(e.evtowner)::text as owner, com.description as comment
  from pg_event_trigger e ${joinComment('pg_event_trigger', 'e.oid')}
  where ${isNoExtensions('pg_event_trigger', 'e')}`
}
