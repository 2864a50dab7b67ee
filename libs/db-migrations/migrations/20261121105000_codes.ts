import { readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { comment, grant } from '../src/ddl.ts'

/**
 * Code systems, their codes, and the lists that fields pick from. The list that the project ships comes with the
 * migration, so that every installation has it; whole code systems are imported by "pnpm ehr codes import".
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCodeSystem(db)
  await createFunctions(db)
  await createCode(db)
  await createWord(db)
  await insertSystems(db)
  await insertShipped(db)
}

async function createCodeSystem(db: Kysely<unknown>): Promise<void> {
  await sql`create table code_system (
    uri text primary key,
    name text not null,
    version text,
    licence text not null,
    imported_at timestamptz
  )`.execute(db)
  await comment(db, 'code_system', 'A code system that records are coded in (FHIR CodeSystem)', {
    uri: '@public Address that names the code system',
    name: '@public Short name for people',
    version: '@public Release that was imported last; null: only the shipped list',
    licence: '@public Whose it is, and the terms of use',
    imported_at: '@operational When it was imported last',
  })
  await grant(db, 'code_system', 'select, update')
}

async function createFunctions(db: Kysely<unknown>): Promise<void> {
  // The words to be found by: of the display and of every synonym, in any language.
  await sql`create function code_words(display text, synonyms jsonb) returns text[]
    language sql immutable strict parallel safe set search_path = public, pg_temp as $$
    select name_words(concat_ws(' ', display, (
      select string_agg(synonym, ' ') from jsonb_each(synonyms) as language (code, texts),
        jsonb_array_elements_text(texts) as synonym)))
  $$`.execute(db)
  // `|heart attack|mi|`: whether a text is exactly one of the synonyms is one comparison.
  await sql`create function code_synonym_forms(synonyms jsonb) returns text
    language sql immutable strict parallel safe set search_path = public, pg_temp as $$
    select coalesce('|' || search_form(string_agg(synonym, '|')) || '|', '')
    from jsonb_each(synonyms) as language (code, texts), jsonb_array_elements_text(texts) as synonym
  $$`.execute(db)
}

async function createCode(db: Kysely<unknown>): Promise<void> {
  await sql`create table code (
    id bigint generated always as identity primary key,
    system text not null references code_system (uri),
    code text not null,
    display text not null,
    synonyms jsonb not null default '{}',
    lists text[] not null default '{}',
    is_active boolean not null default true,
    is_shipped boolean not null default false,
    uses integer not null default 0,
    form text not null generated always as (search_form(display)) stored,
    code_form text not null generated always as (identifier_form(code)) stored,
    synonym_forms text not null generated always as (code_synonym_forms(synonyms)) stored,
    words text[] not null generated always as (code_words(display, synonyms)) stored,
    unique (system, code)
  )`.execute(db)
  await comment(db, 'code', 'A concept of a code system', {
    id: '@key Number of the concept here',
    system: '@public The code system',
    code: '@public The code within it',
    display: '@public What the code system calls it; kept with each record',
    synonyms: '@public Other names by language, the best first: {"en": ["heart attack"]}',
    lists: '@public The fields that it is offered in: problems, vaccines, …',
    is_active: '@operational False: retired; old records keep it, new ones are not offered it',
    is_shipped: '@operational True: of the list that comes with the project',
    uses: '@operational In how many records it is, counted now and then; ranks what is found',
    form: '@public The display in its search form',
    code_form: '@public The code in its search form: capitals and digits only',
    synonym_forms: '@public The synonyms in their search form',
    words: '@public The words that it is found by',
  })
  await sql`create index code_words on code using gin (array_to_tsvector(words))`.execute(db)
  await sql`create index code_form on code (form text_pattern_ops)`.execute(db)
  await sql`create index code_code_form on code (code_form text_pattern_ops)`.execute(db)
  // What is in use is few, and looked through whole: of the rest, only the first thousand that match are ranked.
  await sql`create index code_common_words on code using gin (array_to_tsvector(words))
    where is_shipped or uses > 0`.execute(db)
  await sql`create index code_common_lists on code using gin (lists) where is_shipped or uses > 0`.execute(db)
  await grant(db, 'code', 'select, insert, update')
}

/** The dictionary of all words: a misspelt word is compared with it, not with a hundred thousand names. */
async function createWord(db: Kysely<unknown>): Promise<void> {
  await sql`create table code_word (word text collate "C" primary key)`.execute(db)
  await comment(db, 'code_word', 'Dictionary of the words that codes are found by; kept by a trigger', {
    word: '@public The word in its search form',
  })
  await sql`create index code_word_trigram on code_word using gin (word gin_trgm_ops)`.execute(db)
  await grant(db, 'code_word', 'select')
  await sql`create function index_code_words() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into code_word (word)
        select distinct word from changed, unnest(words) as word order by word
        on conflict do nothing;
      return null;
    end
  $$`.execute(db)
  await sql`revoke execute on function index_code_words() from public`.execute(db)
  for (const event of ['insert', 'update'] as const) {
    await sql`create trigger ${sql.id(`index_code_words_on_${event}`)} after ${sql.raw(event)} on code
      referencing new table as changed for each statement execute function index_code_words()`.execute(db)
  }
}

const SNOMED = 'http://snomed.info/sct'
const LOINC = 'http://loinc.org'
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const CVX = 'http://hl7.org/fhir/sid/cvx'
const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm'

const SYSTEMS = [
  [
    SNOMED,
    'SNOMED CT',
    'SNOMED International. Only the few codes that the shipped list has; the whole needs a licence.',
  ],
  [
    LOINC,
    'LOINC',
    'This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the LOINC Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc.',
  ],
  [RXNORM, 'RxNorm', 'US National Library of Medicine; normalised names and codes are free to use.'],
  [CVX, 'CVX', 'US Centers for Disease Control and Prevention; public domain.'],
  [
    ICD_10_CM,
    'ICD-10-CM',
    'US National Center for Health Statistics; free to use in the United States. ICD-10 is copyright of the World Health Organization.',
  ],
] as const

async function insertSystems(db: Kysely<unknown>): Promise<void> {
  for (const [uri, name, licence] of SYSTEMS) {
    await sql`insert into code_system (uri, name, licence) values (${uri}, ${name}, ${licence})`.execute(db)
  }
}

const SYSTEM_OF: Readonly<Record<string, string>> = { snomed: SNOMED, loinc: LOINC, rxnorm: RXNORM, cvx: CVX }

/** The file is part of this migration: it never changes. A later list is a later migration with its own file. */
async function insertShipped(db: Kysely<unknown>): Promise<void> {
  const file = await readFile(new URL('../data/codes-20261121.tsv', import.meta.url), 'utf8')
  const [, ...lines] = file.trimEnd().split(/\r?\n/)
  const rows = lines.map((line) => {
    const [lists = '', system = '', code, display, synonyms = '', arabic = ''] = line.split('\t')
    const named = { en: namesOf(synonyms), ar: namesOf(arabic) }
    const known = Object.entries(named).filter(([, names]) => names.length > 0)
    return {
      lists: lists.split(','),
      system: SYSTEM_OF[system],
      code,
      display,
      synonyms: Object.fromEntries(known),
    }
  })
  await sql`insert into code (system, code, display, synonyms, lists, is_shipped)
    select system, code, display, synonyms, array(select jsonb_array_elements_text(lists)), true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as shipped (system text, code text, display text, synonyms jsonb, lists jsonb)`.execute(db)
}

function namesOf(cell: string): string[] {
  return cell.split(/\s*[;؛]\s*/).filter((name) => name !== '')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table code`.execute(db)
  await sql`drop table code_word`.execute(db)
  await sql`drop table code_system`.execute(db)
  await sql`drop function index_code_words()`.execute(db)
  await sql`drop function code_synonym_forms(jsonb)`.execute(db)
  await sql`drop function code_words(text, jsonb)`.execute(db)
}
