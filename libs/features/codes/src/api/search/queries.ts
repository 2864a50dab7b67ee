import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/code'
import type {} from '@ehr/db-migrations/tables/code-word'
import { type RawBuilder, sql } from 'kysely'

/** A code that was found, as `foundCode` shows it. */
export interface Hit {
  system: string
  code: string
  display: string
  /** Other names by language. */
  synonyms: Record<string, string[]>
}

/** How many words of the dictionary one misspelt word may stand for. */
const WORDS_PER_TERM = 12

/** How many codes are ranked at most: a text of two letters matches a third of a code system. */
const RANKED = 500

/**
 * What a typed text asks for, as a tsquery: every word, as the beginning of a word. A word that nothing begins
 * with stands for the words most like it.
 *
 * @returns undefined where one of the words is like none that codes have, or the text has no word
 */
export async function findMeaning(db: Db, text: string): Promise<string | undefined> {
  const { rows } = await sql<{ part: string | null }>`
    select case
      when exists (select from code_word where word >= typed and word < typed || chr(1114111))
        then quote_literal(typed) || ':*'
      else (
        select '(' || string_agg(quote_literal(near.word), ' | ') || ')' from (
          select word from code_word where word % typed
          order by similarity(word, typed) desc, word limit ${sql.lit(WORDS_PER_TERM)}
        ) as near)
      end as part
    from unnest(name_words(${text})) as term (typed_word), lateral (select typed_word collate "C" as typed) as word_typed`.execute(
    db,
  )
  const parts = rows.map(({ part }) => part)
  return parts.length === 0 || parts.includes(null) ? undefined : parts.join(' & ')
}

export interface CodeSearch {
  list: string
  text: string
  /** From `findMeaning`. */
  meaning: string | undefined
  limit: number
}

/**
 * Codes of a list, best first: whose display, synonym or code is the text; whose display begins with it; then by
 * how often they are used here, those of the shipped list, the shorter ones.
 */
export async function searchCodes(db: Db, { list, text, meaning, limit }: CodeSearch): Promise<Hit[]> {
  const offered = sql`is_active and lists @> array[${list}]`
  const meant = sql`array_to_tsvector(words) @@ ${meaning ?? ''}::tsquery`
  const candidates = [
    sql`(select id from code where ${offered}
      and form like regexp_replace(search_form(${text}), '([%_\\\\])', '\\\\\\1', 'g') || '%' limit ${sql.lit(RANKED)})`,
    sql`(select id from code where ${offered}
      and code_form like identifier_form(${text}) || '%' and length(identifier_form(${text})) > 1
      limit ${sql.lit(RANKED)})`,
    ...(meaning === undefined
      ? []
      : [
          sql`(select id from code where ${offered} and (is_shipped or uses > 0) and ${meant})`,
          sql`(select id from matching limit ${sql.lit(RANKED)})`,
        ]),
  ]
  // Materialized, so that the index is used whatever the limit: it is read no further than the limit needs.
  const { rows } = await sql<Hit>`
    with matching as materialized (select id from code where ${offered} and ${meant})
    select system, code, display, synonyms
    from (${sql.join(candidates, sql` union `)}) as candidate join code using (id)
    order by ${rankOf(text)}, uses desc, is_shipped desc, length(form), form, id limit ${limit}`.execute(db)
  return rows
}

/** What a list offers before anything is typed: what is used here, then what the project ships. */
export async function listCommonCodes(db: Db, list: string, limit: number): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select system, code, display, synonyms from code
    where (is_shipped or uses > 0) and is_active and lists @> array[${list}]
    order by uses desc, form, id limit ${limit}`.execute(db)
  return rows
}

function rankOf(text: string): RawBuilder<number> {
  return sql`case
    when form = search_form(${text}) or code_form = identifier_form(${text}) then 0
    when position('|' || search_form(${text}) || '|' in synonym_forms) > 0 then 1
    when starts_with(form, search_form(${text})) then 2
    else 3 end`
}
