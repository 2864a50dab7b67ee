import { type RawBuilder, sql } from 'kysely'
import type { Band, FoundWord, LookedUpTerm } from './bands.ts'
import type { SearchTerm } from './search-terms.ts'

/** The most patients that a search leads to: who has seen so many types another word. */
const MOST_FOUND = 200

/** How many words of the dictionary one typed word may stand for. */
const WORDS_PER_TERM = 200

/** How many digits of a telephone number’s end are compared: one side may lack the country’s code. */
const PHONE_DIGITS = 9

/**
 * Selects the dictionary's words that typed words may mean (`place` of the typed one, `id`, `score`). Beginnings are a
 * range of the index: for LIKE, trigrams would be looked up, of which Arabic letters have none in some locales.
 */
export function selectWords(typed: readonly string[]): RawBuilder<{ place: number } & FoundWord> {
  const most = sql.lit(WORDS_PER_TERM)
  return sql`select term.place::integer, word.id, max(word.score) as score
    from unnest(${typed}::text[]) with ordinality as term (word, place)
    cross join lateral unnest(name_words(term.word)) as typed (form)
    cross join lateral (
      (select id, 1.0 as score from name_word where word = typed.form)
      union all
      (select id, 0.9 from name_word
        where word ~>=~ typed.form and word ~<~ (typed.form || chr(1114111)) limit ${most})
      union all
      (select id, 0.75 from name_word
        where skeleton = name_skeleton(typed.form) and length(skeleton) > 1 limit ${most})
      union all
      (select id, round((0.8 * similarity(name_word.word, typed.form))::numeric, 3) from name_word
        where name_word.word % typed.form and similarity(name_word.word, typed.form) >= 0.4
        order by similarity(name_word.word, typed.form) desc limit ${most})
    ) as word
    group by term.place, word.id`
}

/** How many ways of matching all words are weighed: those of the commonest beginnings are without end. */
const MOST_PAIRS = 600

/**
 * Selects the best of the patients who match every term within a band, with the sum of how well (`patient_id`,
 * `score`).
 *
 * The words come as constants: PostgreSQL knows how many have the common ones, and begins with the rarest. Dates and
 * numbers lead to few patients, so where there are any, only these patients' words are looked at.
 */
export function selectMatches(band: Band): RawBuilder<unknown> {
  const { terms } = band
  const [only] = terms
  if (terms.length === 1 && only?.word !== undefined) return selectHolders(only, band)
  return terms.every((term) => term.word !== undefined && isExact(term))
    ? selectEqual(terms)
    : selectBest(band)
}

/** Where all are as good as each other, PostgreSQL may stop at the last one wanted. */
function selectEqual(terms: readonly LookedUpTerm[]): RawBuilder<unknown> {
  const { patient, from } = joinTerms(terms)
  return sql`select ${patient}, ${sql.lit(terms.length)}.000 as score ${from}
    group by ${patient} order by ${patient} limit ${sql.lit(MOST_FOUND)}`
}

function selectBest(band: Band): RawBuilder<unknown> {
  const { patient, from, sum } = joinTerms(band.terms)
  return sql`select patient_id, max(score) as score
    from (select ${patient}, round(${sum}, 3) as score ${from} limit ${sql.lit(MOST_PAIRS)}) as pair
    group by patient_id having ${isWithin(band)} order by score desc, patient_id limit ${sql.lit(MOST_FOUND)}`
}

function isWithin({ from, below }: Band): RawBuilder<unknown> {
  const isBelow = below === undefined ? sql`` : sql` and max(score) < ${String(below)}::numeric`
  return sql`max(score) >= ${String(from)}::numeric${isBelow}`
}

/** The patients of all terms: their id, the tables joined, and the sum of what each term scores. */
function joinTerms(terms: readonly LookedUpTerm[]) {
  const sources = terms.map(sourceOf)
  const patient = sql.ref('term0.patient_id')
  const [first, ...others] = sources
  const joins = others.map(
    ({ table, name }) => sql`join ${table} on ${sql.ref(`${name}.patient_id`)} = ${patient}`,
  )
  const conditions = sources.flatMap(({ condition }) => condition ?? [])
  const scores = sources.map(({ score }) => score)
  return {
    patient,
    from: sql`from ${first?.table ?? sql``} ${sql.join(joins, sql` `)}
      ${conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}`,
    sum: sql.join(scores, sql` + `),
  }
}

/** Where a term's patients come from. */
interface Source {
  readonly name: string
  readonly table: RawBuilder<unknown>
  readonly condition?: RawBuilder<unknown>
  readonly score: RawBuilder<unknown>
}

function sourceOf(term: LookedUpTerm, place: number): Source {
  const name = `term${place}`
  if (term.word === undefined) {
    return { name, table: sql`(${selectRecords(term)}) as ${sql.id(name)}`, score: sql.ref(`${name}.score`) }
  }
  const word = sql.ref(`${name}.word_id`)
  const ids = sql`${idsOf(term)}::bigint[]`
  // One word's holders are in the order of their ids in the index, those of several are not.
  const only = term.words.length === 1 ? term.words[0]?.id : undefined
  return {
    name,
    table: sql`patient_name_word as ${sql.id(name)}`,
    condition: only === undefined ? sql`${word} = any (${ids})` : sql`${word} = ${only}::bigint`,
    // No join, which PostgreSQL would take for another condition on how few there are.
    score: sql`(${term.words.map(({ score }) => score)}::numeric[])[array_position(${ids}, ${word})]`,
  }
}

function idsOf({ words }: LookedUpTerm): string[] {
  return words.map(({ id }) => id)
}

/** Those who have the best words, until there are enough: a single word may be in every tenth name. */
function selectHolders(term: LookedUpTerm, band: Band): RawBuilder<unknown> {
  return sql`select first.patient_id, max(first.score) as score from (
      select holder.patient_id, found.score
      from (select * from ${foundWords(term)} order by score desc, id) as found
      cross join lateral (
        select distinct patient_id from patient_name_word where word_id = found.id
        order by patient_id limit ${sql.lit(MOST_FOUND)}
      ) as holder
      order by found.score desc limit ${sql.lit(2 * MOST_FOUND)}
    ) as first
    group by first.patient_id having ${isWithin(band)}
    order by score desc, first.patient_id limit ${sql.lit(MOST_FOUND)}`
}

function foundWords(term: LookedUpTerm): RawBuilder<unknown> {
  const scores = term.words.map(({ score }) => score)
  return sql`unnest(${idsOf(term)}::bigint[], ${scores}::numeric[]) as found (id, score)`
}

/** Whether only the word itself is meant, of which nobody's score is another. */
function isExact({ words }: LookedUpTerm): boolean {
  return words.every(({ score }) => Number(score) === 1)
}

/** Whose birth date or number a term may be. */
function selectRecords(term: SearchTerm): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (term.birthDates !== undefined) {
    parts.push(sql`select id as patient_id, 1.0 as score from patient
      where birth_date_precision = 'day' and birth_date = any (${term.birthDates}::date[])`)
  }
  if (term.birthYear !== undefined) {
    parts.push(sql`select id as patient_id, 0.9 as score from patient
      where birth_date >= make_date(${term.birthYear}, 1, 1) and birth_date < make_date(${term.birthYear} + 1, 1, 1)`)
  }
  if (term.number !== undefined) parts.push(...selectNumbers(term.number))
  return sql.join(parts, sql` union all `)
}

function selectNumbers(number: string): RawBuilder<unknown>[] {
  const prefix = `${number}%`
  // An index finds the beginning that is a constant, or else a range.
  const written = sql`((select mrn_prefix from installation) || ${number})`
  const most = sql.lit(MOST_FOUND)
  const parts = [
    // The numbers' own order, which their index has; the first ones include the number itself.
    sql`(select id as patient_id, case when mrn = ${number} then 1.0 else 0.9 end as score from patient
      where mrn like ${prefix} order by mrn using ~<~ limit ${most})`,
    sql`(select id as patient_id, 0.9 as score from patient
      where mrn ~>=~ ${written} and mrn ~<~ (${written} || chr(1114111)) order by mrn using ~<~ limit ${most})`,
    sql`(select patient_id, 0.9 as score from patient_identifier where identifier_form(value) like ${prefix}
      order by identifier_form(value) using ~<~ limit ${most})`,
  ]
  // Four digits of a telephone number's end are what people remember; fewer would match everybody.
  if (/^\d{4,}$/.test(number)) {
    parts.push(sql`(select patient_id, 0.8 as score from patient_contact
      where system in ('phone', 'sms') and reverse(digits_of(value)) like reverse(${number.slice(-PHONE_DIGITS)}) || '%'
      order by reverse(digits_of(value)) using ~<~ limit ${most})`)
  }
  return parts
}
