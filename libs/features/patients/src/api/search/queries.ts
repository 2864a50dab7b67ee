import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/name-word'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-contact'
import type {} from '@ehr/db-migrations/tables/patient-identifier'
import type {} from '@ehr/db-migrations/tables/patient-name'
import type {} from '@ehr/db-migrations/tables/patient-name-word'
import { type RawBuilder, sql } from 'kysely'
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

/** How many words of the dictionary one typed word may stand for. */
const WORDS_PER_TERM = 200

/** How many digits of a telephone number’s end are compared: one side may lack the country’s code. */
const PHONE_DIGITS = 9

/**
 * Finds patients who match every term, best first.
 *
 * A typed word is looked up in the dictionary of name words (exact, prefix, trigram, consonant skeleton), never
 * in the patients' names: docs/decisions has the measurements.
 */
export async function searchPatients(db: Db, page: SearchPage): Promise<Hit[]> {
  const matches = page.terms.map((term, position) => matchesOf(term, position))
  const result = await sql<Hit>`
    with hit as (${sql.join(matches, sql` union all `)}),
    ranked as (
      select patient_id, round(sum(score), 3) as score
      from (select patient_id, term, max(score) as score from hit group by patient_id, term) as best
      group by patient_id
      having count(*) = ${sql.lit(page.terms.length)}
    ),
    named as (
      select ranked.patient_id, ranked.score, ${sortName} as sort_name
      from ranked join patient on patient.id = ranked.patient_id
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

const sortName = sql`coalesce((
  select search_form(concat_ws(' ', family, array_to_string(given, ' '))) from patient_name
  where patient_name.patient_id = patient.id order by position limit 1), '')`

function matchesOf(term: SearchTerm, position: number): RawBuilder<unknown> {
  const ordinal = sql.lit(position)
  const parts: RawBuilder<unknown>[] = []
  if (term.word !== undefined) parts.push(wordMatches(term.word, ordinal))
  if (term.birthDates !== undefined) {
    parts.push(sql`select id as patient_id, ${ordinal} as term, 1.0 as score from patient
      where birth_date_precision = 'day' and birth_date = any (${term.birthDates}::date[])`)
  }
  if (term.birthYear !== undefined) {
    parts.push(sql`select id as patient_id, ${ordinal} as term, 0.9 as score from patient
      where birth_date >= make_date(${term.birthYear}, 1, 1) and birth_date < make_date(${term.birthYear} + 1, 1, 1)`)
  }
  if (term.number !== undefined) parts.push(...numberMatches(term.number, ordinal))
  return sql.join(parts, sql` union all `)
}

/** The dictionary words that a typed word may mean, with how well, then the patients who have them. */
function wordMatches(word: string, ordinal: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select holder.patient_id, ${ordinal} as term, found.score from (
      select word.id, max(word.score) as score from unnest(name_words(${word})) as typed (form)
      cross join lateral (
        (select id, 1.0 as score from name_word where word = typed.form)
        union all
        (select id, 0.9 from name_word where word like typed.form || '%' limit ${sql.lit(WORDS_PER_TERM)})
        union all
        (select id, 0.75 from name_word
          where skeleton = name_skeleton(typed.form) and length(skeleton) > 1 limit ${sql.lit(WORDS_PER_TERM)})
        union all
        (select id, round((0.8 * similarity(name_word.word, typed.form))::numeric, 3) from name_word
          where name_word.word % typed.form and similarity(name_word.word, typed.form) >= 0.4
          order by similarity(name_word.word, typed.form) desc limit ${sql.lit(WORDS_PER_TERM)})
      ) as word
      group by word.id
    ) as found join patient_name_word as holder on holder.word_id = found.id`
}

function numberMatches(number: string, ordinal: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const prefix = `${number}%`
  const matches = [
    sql`select id as patient_id, ${ordinal} as term, case when mrn = ${number} then 1.0 else 0.9 end as score from patient
      where mrn like ${prefix} or mrn like (select mrn_prefix from installation) || ${prefix}`,
    sql`select patient_id, ${ordinal} as term, 0.9 as score from patient_identifier where identifier_form(value) like ${prefix}`,
  ]
  // Four digits of a telephone number's end are what people remember; fewer would match everybody.
  if (/^\d{4,}$/.test(number)) {
    matches.push(sql`select patient_id, ${ordinal} as term, 0.8 as score from patient_contact
      where system in ('phone', 'sms') and reverse(digits_of(value)) like reverse(${number.slice(-PHONE_DIGITS)}) || '%'`)
  }
  return matches
}
