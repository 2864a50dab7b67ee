import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/name-word'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-contact'
import type {} from '@ehr/db-migrations/tables/patient-identifier'
import type {} from '@ehr/db-migrations/tables/patient-name'
import type {} from '@ehr/db-migrations/tables/patient-name-word'
import { type RawBuilder, sql } from 'kysely'
import { type Band, hasNoWord, isWord, type LookedUpTerm, planBands } from './bands.ts'
import { selectMatches, selectWords } from './matches.ts'
import type { SearchTerm } from './search-terms.ts'

/** A found patient with its place in the ranking; score, name and id together order the whole list. */
export interface Hit {
  patientId: string
  /** Sum over the terms, three decimals, as text: it is also part of the cursor. */
  score: string
  sortName: string
}

export interface SearchPage {
  terms: readonly SearchTerm[]
  includeInactive: boolean
  /** Score, sort name and patient of the last hit of the page before. */
  after?: readonly [score: string, sortName: string, patientId: string] | undefined
  limit: number
}

/**
 * Finds patients who match every term, best first, two hundred at most of each band of scores.
 *
 * A typed word is looked up in the dictionary of name words (exact, prefix, trigram, consonant skeleton), never
 * in the patients' names: docs/decisions has the measurements. The bands follow one another, until the page is
 * full: for the commonest names no other word is looked at than those that were typed.
 */
export async function searchPatients(db: Db, page: SearchPage): Promise<Hit[]> {
  const terms = await lookUp(db, page.terms)
  if (terms.some(hasNoWord)) return []
  const hits: Hit[] = []
  for (const band of planBands(terms, page.after && Number(page.after[0]))) {
    hits.push(...(await listMatches(db, { ...page, limit: page.limit - hits.length }, band)))
    if (hits.length === page.limit) return hits
  }
  return hits
}

async function lookUp(db: Db, terms: readonly SearchTerm[]): Promise<LookedUpTerm[]> {
  const typed = terms.flatMap(({ word }) => word ?? [])
  const found = typed.length === 0 ? [] : (await selectWords(typed).execute(db)).rows
  const byPlace = Map.groupBy(found, ({ place }) => place)
  let place = 0
  return terms.map((term) => {
    if (!isWord(term)) return { ...term, words: [] }
    place += 1
    return { ...term, words: byPlace.get(place) ?? [] }
  })
}

async function listMatches(db: Db, page: SearchPage, band: Band): Promise<Hit[]> {
  const result = await sql<Hit>`
    with named as (
      select best.patient_id, best.score, ${sortName} as sort_name
      from (${selectMatches(band)}) as best join patient on patient.id = best.patient_id
      ${page.includeInactive ? sql`` : sql`where patient.is_active`}
    )
    select patient_id, score::text, sort_name from named
    ${page.after === undefined ? sql`` : sql`where ${follows(page.after)}`}
    order by named.score desc, sort_name, patient_id
    limit ${page.limit}`.execute(db)
  return result.rows
}

/** The patients registered last, for a list without a search text. */
export async function listNewestPatients(db: Db, page: Omit<SearchPage, 'terms'>): Promise<Hit[]> {
  const [, , lastId] = page.after ?? []
  const rows = await db
    .selectFrom('patient')
    .select('id as patientId')
    .$if(!page.includeInactive, (query) => query.where('isActive', '=', true))
    .$if(lastId !== undefined, (query) => query.where('id', '<', lastId ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({ ...row, score: '0', sortName: '' }))
}

/** Charts that a user opened last, newest first. */
export async function listRecentPatientIds(db: Db, userId: string, limit: number): Promise<string[]> {
  const result = await sql<{ patientId: string }>`
    select patient_id from (
      select unnest(patient_ids) as patient_id, recorded_at from audit_event
      where user_id = ${userId} and action = 'read' and outcome = 'success'
        and recorded_at > now() - interval '30 days'
      order by recorded_at desc limit 1000
    ) as opened
    group by patient_id order by max(recorded_at) desc limit ${limit}`.execute(db)
  return result.rows.map((row) => row.patientId)
}

function follows([score, name, patientId]: NonNullable<SearchPage['after']>): RawBuilder<unknown> {
  return sql`score < ${score}::numeric
    or (score = ${score}::numeric and (sort_name, patient_id) > (${name}, ${patientId}::uuid))`
}

/** PostgreSQL's collation (ICU) puts what differs by case or accent side by side. */
const sortName = sql`coalesce((
  select concat_ws(' ', family, array_to_string(given, ' ')) from patient_name
  where patient_name.patient_id = patient.id order by position limit 1), '')`
