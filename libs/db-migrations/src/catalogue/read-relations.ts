import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Column, Constraint, Definition, Grant, Table, View } from './model.ts'
import { NOT_AN_EXTENSIONS, RELATION_GRANTS } from './sql-parts.ts'

/** Reads tables and views with all that hangs on them. */
export async function readRelations(db: Kysely<unknown>): Promise<{ tables: Table[]; views: View[] }> {
  const relations = await readHeads(db)
  const columns = groupByTable(await readColumns(db))
  const constraints = groupByTable(await readConstraints(db))
  const indexes = groupByTable(await readIndexes(db))
  const triggers = groupByTable(await readTriggers(db))
  const policies = groupByTable(await readPolicies(db))
  const tables = relations.filter(({ kind }) => kind === 'r' || kind === 'p')
  const views = relations.filter(({ kind }) => kind === 'v' || kind === 'm')
  return {
    tables: tables.map(({ kind: _, definition: __, ...head }) => ({
      ...head,
      columns: columns.get(head.name) ?? [],
      constraints: constraints.get(head.name) ?? [],
      indexes: indexes.get(head.name) ?? [],
      triggers: triggers.get(head.name) ?? [],
      policies: policies.get(head.name) ?? [],
    })),
    views: views.map(({ kind, name, comment, definition, grants }) => ({
      ...{ name, comment, grants, definition: definition ?? '' },
      isMaterialized: kind === 'm',
      columns: columns.get(name) ?? [],
      indexes: indexes.get(name) ?? [],
    })),
  }
}

/** Ours: not Kysely's bookkeeping nor the runner's, no extension's, and of partitions only the default one. */
const OUR_RELATIONS: RawBuilder<unknown> = sql`c.relnamespace = 'public'::regnamespace
  and c.relkind in ('r', 'p', 'v', 'm')
  and c.relname not like 'kysely\\_%' and c.relname <> 'migration_record'
  and (not c.relispartition or pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT')
  and ${NOT_AN_EXTENSIONS('pg_class', 'c')}`

interface Head extends Omit<Table, 'columns' | 'constraints' | 'indexes' | 'triggers' | 'policies'> {
  kind: 'r' | 'p' | 'v' | 'm'
  definition: string | null
  grants: Grant[]
}

async function readHeads(db: Kysely<unknown>): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select c.relname as name, c.relkind as kind, obj_description(c.oid, 'pg_class') as comment,
      pg_get_partkeydef(c.oid) as "partitionKey",
      (select p.relname from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid)
        as "partitionOf",
      pg_get_expr(c.relpartbound, c.oid) as "partitionBound",
      case when c.relforcerowsecurity then 'forced' when c.relrowsecurity then 'on' else 'off' end as "rowSecurity",
      case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
      ${RELATION_GRANTS} as grants
    from pg_class c where ${OUR_RELATIONS} order by c.relname collate "C"`.execute(db)
  return rows
}

type OfTable<T> = T & { table: string }

async function readColumns(db: Kysely<unknown>): Promise<OfTable<Column>[]> {
  const { rows } = await sql<OfTable<Column>>`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      t.typname as "typeName", not a.attnotnull as "isNullable", pg_get_expr(d.adbin, d.adrelid) as default,
      case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
      a.attgenerated <> '' as "isGenerated",
      case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
      col_description(c.oid, a.attnum) as comment
    from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${OUR_RELATIONS} order by c.relname collate "C", a.attnum`.execute(db)
  return rows
}

async function readConstraints(db: Kysely<unknown>): Promise<OfTable<Constraint>[]> {
  const { rows } = await sql<OfTable<Constraint>>`
    select c.relname as "table", n.conname as name, pg_get_constraintdef(n.oid) as definition,
      case n.contype when 'p' then 'primary key' when 'u' then 'unique' when 'c' then 'check'
        when 'f' then 'foreign key' else 'exclusion' end as kind
    from pg_class c join pg_constraint n on n.conrelid = c.oid and n.contype in ('p', 'u', 'c', 'f', 'x')
    where ${OUR_RELATIONS}
    order by c.relname collate "C", strpos('pucfx', n.contype::text), n.conname collate "C"`.execute(db)
  return rows
}

async function readIndexes(db: Kysely<unknown>): Promise<OfTable<Definition>[]> {
  const { rows } = await sql<OfTable<Definition>>`
    select c.relname as "table", i.relname as name,
      pg_get_indexdef(i.oid) || case when x.indisvalid then '' else ' -- invalid' end as definition
    from pg_class c join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid
    where ${OUR_RELATIONS} and not exists (select from pg_constraint n where n.conindid = i.oid and n.conrelid = c.oid)
    order by c.relname collate "C", i.relname collate "C"`.execute(db)
  return rows
}

async function readTriggers(db: Kysely<unknown>): Promise<OfTable<Definition>[]> {
  const { rows } = await sql<OfTable<Definition>>`
    select c.relname as "table", g.tgname as name,
      pg_get_triggerdef(g.oid) || case when g.tgenabled = 'O' then '' else ' -- not enabled' end as definition
    from pg_class c join pg_trigger g on g.tgrelid = c.oid and not g.tgisinternal
    where ${OUR_RELATIONS} order by c.relname collate "C", g.tgname collate "C"`.execute(db)
  return rows
}

async function readPolicies(db: Kysely<unknown>): Promise<OfTable<Definition>[]> {
  const { rows } = await sql<OfTable<Definition>>`
    select c.relname as "table", p.policyname as name,
      format('as %s for %s to %s', lower(p.permissive), lower(p.cmd), array_to_string(p.roles, ', '))
        || coalesce(' using (' || p.qual || ')', '')
        || coalesce(' with check (' || p.with_check || ')', '') as definition
    from pg_class c join pg_policies p on p.schemaname = 'public' and p.tablename = c.relname
    where ${OUR_RELATIONS} order by c.relname collate "C", p.policyname collate "C"`.execute(db)
  return rows
}

function groupByTable<T extends { table: string }>(rows: readonly T[]): Map<string, Omit<T, 'table'>[]> {
  const groups = new Map<string, Omit<T, 'table'>[]>()
  for (const { table, ...row } of rows) groups.set(table, [...(groups.get(table) ?? []), row])
  return groups
}
