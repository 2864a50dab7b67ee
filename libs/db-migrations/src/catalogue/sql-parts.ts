import { type RawBuilder, sql } from 'kysely'

/** Condition: the object of that catalogue under that alias was not made by an extension. */
export const NOT_AN_EXTENSIONS = (catalogue: string, alias: string): RawBuilder<boolean> => sql<boolean>`
  not exists (select from pg_depend d where d.classid = ${sql.lit(catalogue)}::regclass
    and d.objid = ${sql.ref(`${alias}.oid`)} and d.deptype = 'e')`

/** Rights on the relation `c` and on its columns, as an array of Grant. */
export const RELATION_GRANTS: RawBuilder<unknown> = sql`coalesce((
  select json_agg(json_build_object('role', role, 'rights', rights, 'column', column_name)
    order by role collate "C", column_name collate "C" nulls first)
  from (
    select coalesce(r.rolname, 'public') as role, a.column_name,
      array_agg(lower(a.privilege_type) order by a.privilege_type) as rights
    from (
      select null::name as column_name, e.* from aclexplode(c.relacl) e
      union all
      select t.attname, e.* from pg_attribute t, aclexplode(t.attacl) e
      where t.attrelid = c.oid and not t.attisdropped
    ) a left join pg_roles r on r.oid = a.grantee
    where a.grantee <> c.relowner
    group by 1, 2
  ) g), '[]')`

/** Rights on the function `p`; without any statement everyone may execute it, which is shown too. */
export const FUNCTION_GRANTS: RawBuilder<unknown> = sql`coalesce((
  select json_agg(json_build_object('role', role, 'rights', array['execute'], 'column', null) order by role collate "C")
  from (
    select coalesce(r.rolname, 'public') as role
    from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a left join pg_roles r on r.oid = a.grantee
    where a.grantee <> p.proowner
  ) g), '[]')`
