import type { Db } from '@ehr/db'
import { sql } from 'kysely'
import type { NameWord } from './name-words.ts'

/** How many patients, with the words that their names are made of. */
export interface Filling {
  readonly patients: number
  readonly words: readonly NameWord[]
}

/**
 * Makes patients in SQL: two or three words a name, the n-th word as often as 1/n (Zipf); each fifth patient has an
 * Arabic form besides, nine of ten a telephone number, three of ten a number of an identity card.
 *
 * @param db as the superuser: the rows that triggers and references would make or check are made right here
 */
export async function fillPatients(db: Db, { patients, words }: Filling): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one)
    await sql`set maintenance_work_mem = '512MB'`.execute(one)
    await sql`set work_mem = '128MB'`.execute(one)
    await sql`select setseed(0.5)`.execute(one)
    await fillDictionary(one, words)
    await drawNames(one, patients, words.length)
    const indexes = await dropIndexes(one)
    await fillRecords(one)
    await fillNames(one)
    for (const index of indexes) await sql.raw(index).execute(one)
    await sql`set session_replication_role = default`.execute(one)
    await assertIndexed(one)
  })
  await sql`vacuum analyze`.execute(db)
}

async function fillDictionary(db: Db, words: readonly NameWord[]): Promise<void> {
  const list = JSON.stringify(words.map(({ latin, arabic }, place) => ({ place, latin, arabic })))
  await sql`create temp table made_word as
    select place, latin, initcap(latin) as written, arabic
    from json_to_recordset(${list}::json) as word (place integer, latin text, arabic text)`.execute(db)
  await sql`insert into name_word (word, skeleton)
    select word, name_skeleton(word) from (select latin from made_word union select arabic from made_word) as all_words (word)`.execute(
    db,
  )
  await sql`create temp table known_word as
    select place, written, arabic,
      (select id from name_word where word = latin) as latin_id,
      (select id from name_word where word = made_word.arabic) as arabic_id
    from made_word`.execute(db)
  await sql`create unique index on known_word (place)`.execute(db)
  await sql`analyze known_word`.execute(db)
}

/** exp(u · ln n) for an even u: the density of the n-th word is 1/n. */
async function drawNames(db: Db, patients: number, words: number): Promise<void> {
  const drawn = sql`least(floor(exp(random() * ln(${words + 1}::float8)))::integer - 1, ${words - 1}::integer)`
  await sql`create temp table drawn as
    select number, uuidv7() as id, ${drawn} as family, ${drawn} as given,
      case when random() < 0.4 then ${drawn} end as second,
      date '2026-11-01' - floor(random() * 33000)::integer as born
    from generate_series(1, ${patients}::integer) as number`.execute(db)
  await sql`analyze drawn`.execute(db)
}

const FILLED = ['patient', 'patient_contact', 'patient_identifier', 'patient_name', 'patient_name_word']

/** Indexes are made far quicker when the rows are there. @returns how they are made again */
async function dropIndexes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename = any (${FILLED}) and indexname not in (
      select conname from pg_constraint where conindid <> 0
    )`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(db)
  return rows.map(({ definition }) => definition)
}

async function fillRecords(db: Db): Promise<void> {
  await sql`insert into patient (id, mrn, birth_date, birth_date_precision, sex)
    select id, (10000000 + number)::text, born, 'day', case when number % 2 = 0 then 'female' else 'male' end
    from drawn`.execute(db)
  await sql`insert into patient_contact (patient_id, system, use, value)
    select id, 'phone', 'mobile', '+1 617 ' || lpad((number::bigint * 7919 % 10000000)::text, 7, '0')
    from drawn where number % 10 <> 0`.execute(db)
  await sql`insert into patient_identifier (patient_id, type, system, value)
    select id, 'national-id', 'urn:bench:national-id', lpad((number::bigint * 104729 % 1000000000)::text, 9, '0')
    from drawn where number % 10 < 3`.execute(db)
}

async function fillNames(db: Db): Promise<void> {
  await sql`create temp table made_name as
    select uuidv7() as id, drawn.id as patient_id, script.position,
      case when script.is_arabic then family.arabic else family.written end as family,
      array_remove(array[
        case when script.is_arabic then given.arabic else given.written end,
        case when script.is_arabic then second.arabic else second.written end
      ], null) as given,
      array_remove(array[
        case when script.is_arabic then family.arabic_id else family.latin_id end,
        case when script.is_arabic then given.arabic_id else given.latin_id end,
        case when script.is_arabic then second.arabic_id else second.latin_id end
      ], null) as words
    from drawn
    join (values (0, true), (1, false)) as script (position, is_arabic) on not is_arabic or number % 5 = 0
    join known_word as family on family.place = drawn.family
    join known_word as given on given.place = drawn.given
    left join known_word as second on second.place = drawn.second`.execute(db)
  await sql`insert into patient_name (id, patient_id, position, family, given)
    select id, patient_id, position, family, given from made_name`.execute(db)
  await sql`insert into patient_name_word (word_id, patient_id, name_id)
    select distinct word_id, patient_id, id from made_name, unnest(words) as word_id order by 1, 2, 3`.execute(
    db,
  )
}

/** Holds our own index of the names against what the product's trigger would have made. */
async function assertIndexed(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select concat_ws(' ', family, array_to_string(given, ' ')) as name
    from (select * from patient_name limit 2000) as name
    where (select array_agg(word order by word) from name_word join patient_name_word on word_id = name_word.id
        where name_id = name.id)
      is distinct from (select array_agg(word order by word)
        from unnest(name_words(concat_ws(' ', family, array_to_string(given, ' ')))) as word)`.execute(db)
  if (rows.length > 0) throw new Error(`${rows.length} made names are not indexed as the product would.`)
}
