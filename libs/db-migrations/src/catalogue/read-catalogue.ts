import { type Kysely, sql } from 'kysely'
import type { Catalogue, DatabaseFunction, EnumType, Sequence } from './model.ts'
import { readRelations } from './read-relations.ts'
import { FUNCTION_GRANTS, NOT_AN_EXTENSIONS, RELATION_GRANTS } from './sql-parts.ts'

/**
 * Reads what migrations made, in one pass over pg_catalog (20 ms): everything that two databases with the same
 * migrations have in common, in a fixed order. Months' partitions are left out, since they come and go by date.
 */
export async function readCatalogue(db: Kysely<unknown>): Promise<Catalogue> {
  // One transaction: a migration in between would show half of itself.
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      // Names are shown without their schema when it is on the path; so the path is part of the result.
      await sql`set local search_path = public`.execute(trx)
      return {
        extensions: await readExtensions(trx),
        enums: await readEnums(trx),
        sequences: await readSequences(trx),
        functions: await readFunctions(trx),
        ...(await readRelations(trx)),
      }
    })
}

async function readExtensions(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`.execute(
    db,
  )
  return rows.map((row) => row.name)
}

async function readEnums(db: Kysely<unknown>): Promise<EnumType[]> {
  const { rows } = await sql<EnumType>`
    select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as values
    from pg_type t join pg_enum e on e.enumtypid = t.oid
    where t.typnamespace = 'public'::regnamespace and ${NOT_AN_EXTENSIONS('pg_type', 't')}
    group by t.typname order by t.typname collate "C"`.execute(db)
  return rows
}

async function readSequences(db: Kysely<unknown>): Promise<Sequence[]> {
  const { rows } = await sql<Sequence>`
    select c.relname as name,
      format('as %s start %s increment %s minvalue %s maxvalue %s cache %s', format_type(s.seqtypid, null),
        s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache) || case when s.seqcycle then ' cycle' else '' end
        as definition,
      ${RELATION_GRANTS} as grants
    from pg_class c join pg_sequence s on s.seqrelid = c.oid
    where c.relnamespace = 'public'::regnamespace
      -- Those of serial and identity columns belong to their column.
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
    order by c.relname collate "C"`.execute(db)
  return rows
}

async function readFunctions(db: Kysely<unknown>): Promise<DatabaseFunction[]> {
  const { rows } = await sql<DatabaseFunction>`
    select p.proname as name, format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) as signature,
      pg_get_functiondef(p.oid) as definition, obj_description(p.oid, 'pg_proc') as comment,
      ${FUNCTION_GRANTS} as grants
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
      and ${NOT_AN_EXTENSIONS('pg_proc', 'p')}
    order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`.execute(db)
  return rows
}
