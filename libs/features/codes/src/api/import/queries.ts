import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/code'
import type {} from '@ehr/db-migrations/tables/code-system'
import { sql } from 'kysely'
import type { CodeRow } from './code-row.ts'

/** Which lists the codes of a file join and leave. */
export interface Membership {
  readonly system: string
  readonly join: readonly string[]
  readonly leave: readonly string[]
}

/** What became of codes; those that stayed as they were are not among them. */
export interface WrittenCounts {
  readonly created: number
  readonly updated: number
  readonly retired: number
}

/** Makes or changes codes; what is the same already is not written. */
export async function upsertCodes(
  db: Db,
  rows: readonly CodeRow[],
  { system, join, leave }: Membership,
): Promise<WrittenCounts> {
  const given = JSON.stringify(rows.map(toJsonRow))
  const result = await sql<WrittenCounts>`
    with given as (
      select fresh.code, fresh.display, fresh.is_active, known.is_active as was_active,
        coalesce(known.synonyms, '{}') || fresh.synonyms as synonyms,
        array(
          select list from unnest(coalesce(known.lists, '{}') || ${[...join]}::text[]) as list
          where list <> all (${[...leave]}::text[]) group by list order by list
        ) as lists
      from jsonb_to_recordset(${given}::jsonb) as fresh (code text, display text, is_active boolean, synonyms jsonb)
        left join code as known on known.system = ${system} and known.code = fresh.code
    ),
    written as (
      insert into code (system, code, display, synonyms, lists, is_active)
      select ${system}, code, display, synonyms, lists, is_active from given
      on conflict (system, code) do update set display = excluded.display, synonyms = excluded.synonyms,
        lists = excluded.lists, is_active = excluded.is_active
      where (code.display, code.synonyms, code.is_active) is distinct from
          (excluded.display, excluded.synonyms, excluded.is_active)
        or not (code.lists @> excluded.lists and code.lists <@ excluded.lists)
      returning code
    )
    select count(*) filter (where was_active is null)::integer as created,
      count(*) filter (where was_active and not is_active)::integer as retired,
      count(*) filter (where was_active is not null and (is_active or not was_active))::integer as updated
    from written join given using (code)`.execute(db)
  return result.rows[0] ?? { created: 0, updated: 0, retired: 0 }
}

/** Retires the codes of a system that its new release no longer has. @returns how many */
export async function retireOthers(db: Db, system: string, codes: readonly string[]): Promise<number> {
  const result = await sql`update code set is_active = false
    where system = ${system} and is_active and code <> all (${[...codes]}::text[])`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

/** How many codes of a system are offered. */
export async function countActive(db: Db, system: string): Promise<number> {
  const row = await db
    .selectFrom('code')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('system', '=', system)
    .where('isActive', '=', true)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Notes that a system was imported. @returns whose it is, and the terms of use */
export async function noteImport(
  db: Db,
  system: string,
  { version, now }: { version: string | null; now: Date },
): Promise<string> {
  const { licence } = await db
    .updateTable('codeSystem')
    .set({ importedAt: now, ...(version === null ? {} : { version }) })
    .where('uri', '=', system)
    .returning('licence')
    .executeTakeFirstOrThrow()
  return licence
}

function toJsonRow({ code, display, isActive, synonyms }: CodeRow) {
  // Without synonyms in the file, those that are known stay.
  return { code, display, is_active: isActive, synonyms: synonyms.length === 0 ? {} : { en: synonyms } }
}
