import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** The columns that each record with a history ends with. */
const RECORD = sql.raw(`
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid`)

const CHILDREN = [
  'patient_identifier',
  'patient_name',
  'patient_contact',
  'patient_address',
  'patient_related_person',
] as const

export async function up(db: Kysely<unknown>): Promise<void> {
  await createPatient(db)
  await createIdentifier(db)
  await createName(db)
  await createContact(db)
  await createAddress(db)
  await createRelatedPerson(db)
  for (const table of CHILDREN) {
    await sql`create index ${sql.id(`${table}_patient_id`)} on ${sql.id(table)} (patient_id)`.execute(db)
    await keepHistory(db, table)
    await grant(db, table, 'select, insert, update, delete')
  }
  await createSearch(db)
}

async function createPatient(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence mrn_number start 100001`.execute(db)
  await sql`grant usage on sequence mrn_number to ehr_app`.execute(db)
  await sql`create table patient (
    id uuid primary key default uuidv7(),
    mrn text not null unique,
    birth_date date,
    birth_date_precision text check (birth_date_precision in ('day', 'month', 'year')),
    sex text not null default 'unknown' check (sex in ('female', 'male', 'other', 'unknown')),
    gender_identity text check (gender_identity in ('woman', 'man', 'non-binary', 'other', 'not-disclosed')),
    language text,
    is_active boolean not null default true,
    inactive_reason text,
    is_deceased boolean not null default false,
    deceased_at timestamptz,
    is_restricted boolean not null default false,
    multiple_birth_order smallint check (multiple_birth_order between 1 and 12),
    ${RECORD},
    check ((birth_date is null) = (birth_date_precision is null)),
    check (deceased_at is null or is_deceased),
    check (is_active or inactive_reason is not null)
  )`.execute(db)
  await comment(db, 'patient', 'A person under care (FHIR Patient)', {
    ...RECORD_COLUMNS,
    mrn: '@record-number Medical record number',
    birth_date: '@date Birth date; the first of the month or year where only that is known',
    birth_date_precision: '@quasi How much of the birth date is known',
    sex: '@quasi Administrative sex',
    gender_identity: '@quasi Gender as the person states it',
    language: '@quasi Language the person prefers, BCP 47',
    is_active: '@operational Whether the record is in use',
    inactive_reason: '@text Why it is not in use',
    is_deceased: '@clinical Whether the person has died',
    deceased_at: '@date When the person died, where known',
    is_restricted: '@operational Whether only those with a care relation may open the chart',
    multiple_birth_order: '@quasi Place in a multiple birth; a twin has look-alikes',
  })
  await keepHistory(db, 'patient')
  await sql`create index patient_birth_date on patient (birth_date)`.execute(db)
  await grant(db, 'patient', 'select, insert, update')
}

async function createIdentifier(db: Kysely<unknown>): Promise<void> {
  await sql`create table patient_identifier (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    position smallint not null default 0,
    type text not null check (type in ('national-id', 'passport', 'driving-licence', 'insurance', 'other')),
    system text,
    value text not null,
    ${RECORD}
  )`.execute(db)
  await comment(
    db,
    'patient_identifier',
    'A number that someone else knows the person by (FHIR Identifier)',
    {
      ...RECORD_COLUMNS,
      patient_id: '@key Whose identifier',
      position: '@operational Order in which they are shown',
      type: '@operational national-id, passport, driving-licence, insurance or other',
      system: '@operational Who gave the number (URI)',
      value: '@national-id The number, as on the document',
    },
  )
}

async function createName(db: Kysely<unknown>): Promise<void> {
  await sql`create table patient_name (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    position smallint not null default 0,
    use text not null default 'official'
      check (use in ('official', 'usual', 'maiden', 'nickname', 'old', 'anonymous', 'temp')),
    family text,
    given text[] not null default '{}',
    prefix text,
    suffix text,
    language text,
    ${RECORD},
    check (family is not null or cardinality(given) > 0)
  )`.execute(db)
  await comment(db, 'patient_name', 'A name of the person (FHIR HumanName); position 0 is shown', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose name',
    position: '@operational Order in which they are shown',
    use: '@operational official, usual, maiden, nickname, old, anonymous or temp',
    family: '@name Family name',
    given: '@name Given names, in order',
    prefix: '@name Title before the name',
    suffix: '@name What stands behind the name',
    language: '@quasi Language or script of this form of the name, BCP 47',
  })
}

async function createContact(db: Kysely<unknown>): Promise<void> {
  await sql`create table patient_contact (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    position smallint not null default 0,
    system text not null check (system in ('phone', 'email', 'fax', 'sms', 'url', 'pager', 'other')),
    use text check (use in ('home', 'work', 'mobile', 'temp', 'old')),
    value text not null,
    ${RECORD}
  )`.execute(db)
  await comment(db, 'patient_contact', 'A way to reach the person (FHIR ContactPoint)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whom it reaches',
    position: '@operational Order in which they are tried',
    system: '@operational phone, email, fax, sms, url, pager or other',
    use: '@operational home, work, mobile, temp or old',
    value: '@phone The number or address',
  })
}

async function createAddress(db: Kysely<unknown>): Promise<void> {
  await sql`create table patient_address (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    position smallint not null default 0,
    use text check (use in ('home', 'work', 'temp', 'old', 'billing')),
    lines text[] not null default '{}',
    city text,
    district text,
    state text,
    postal_code text,
    country text,
    ${RECORD}
  )`.execute(db)
  await comment(db, 'patient_address', 'Where the person lives (FHIR Address)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose address',
    position: '@operational Order in which they are shown',
    use: '@operational home, work, temp, old or billing',
    lines: '@geography Street, house and flat, line by line',
    city: '@geography City or village',
    district: '@geography District or county',
    state: '@quasi State, governorate or province',
    postal_code: '@geography Postal code',
    country: '@quasi Country',
  })
}

async function createRelatedPerson(db: Kysely<unknown>): Promise<void> {
  await sql`create table patient_related_person (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    position smallint not null default 0,
    relationship text not null
      check (relationship in ('mother', 'father', 'spouse', 'partner', 'child', 'sibling', 'guardian', 'friend', 'other')),
    name text not null,
    phone text,
    ${RECORD}
  )`.execute(db)
  await comment(db, 'patient_related_person', 'Next of kin and other contacts (FHIR Patient.contact)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose relation',
    position: '@operational Order in which they are called',
    relationship: '@quasi What the person is to the patient',
    name: '@name Name of the related person',
    phone: '@phone Telephone number of the related person',
  })
}

/** Written forms of one sound, longest first; what a name word becomes before its vowels go. */
const DIGRAPHS = [
  ['sch', 's'],
  ['sh', 's'],
  ['ch', 's'],
  ['kh', 'h'],
  ['gh', 'g'],
  ['th', 't'],
  ['dh', 'd'],
  ['ph', 'f'],
  ['ck', 'k'],
] as const

/** Arabic consonants and the Latin ones that share a sound with another. Vowels are dropped afterwards. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{
    ب: 'b',
    پ: 'b',
    ت: 't',
    ث: 't',
    ج: 'g',
    چ: 's',
    ح: 'h',
    خ: 'h',
    د: 'd',
    ذ: 'd',
    ر: 'r',
    ز: 's',
    ژ: 'g',
  },
  ...{
    س: 's',
    ش: 's',
    ص: 's',
    ض: 'd',
    ط: 't',
    ظ: 's',
    غ: 'g',
    ف: 'f',
    ڤ: 'f',
    ق: 'k',
    ك: 'k',
    ک: 'k',
    گ: 'g',
  },
  ...{ ل: 'l', م: 'm', ن: 'n', ه: 'h', p: 'b', j: 'g', q: 'k', c: 'k', z: 's', v: 'f', x: 's' },
}

/** Vowels, half vowels and what Latin writing leaves out of Arabic names. */
const VOWELS = 'aeiouwyاويىءعئؤ'

/**
 * Finding people: a dictionary of name words, so that a misspelt word is compared with some ten thousand words
 * instead of with every name. `skeleton` (Latin consonants) lets scripts and spellings meet: محمد, Mohammed, Muhamad.
 */
async function createSearch(db: Kysely<unknown>): Promise<void> {
  await createSearchFunctions(db)
  await sql`create table name_word (
    id bigint generated always as identity primary key,
    word text not null unique,
    skeleton text not null
  )`.execute(db)
  await comment(db, 'name_word', 'Dictionary of the words that names are made of', {
    id: '@key Number of the word',
    word: '@name The word in its search form: lower case, without accents',
    skeleton: '@name Its consonants in Latin letters',
  })
  await sql`create index name_word_trigram on name_word using gin (word gin_trgm_ops)`.execute(db)
  await sql`create index name_word_prefix on name_word (word text_pattern_ops)`.execute(db)
  await sql`create index name_word_skeleton on name_word (skeleton text_pattern_ops)`.execute(db)
  await grant(db, 'name_word', 'select')

  await sql`create table patient_name_word (
    word_id bigint not null references name_word (id),
    patient_id uuid not null references patient (id),
    name_id uuid not null references patient_name (id) on delete cascade,
    primary key (word_id, patient_id, name_id)
  )`.execute(db)
  await comment(db, 'patient_name_word', 'Which names hold which word; kept by a trigger on patient_name', {
    word_id: '@key The word',
    patient_id: '@key The patient whose name holds it',
    name_id: '@key The name that holds it',
  })
  await sql`create index patient_name_word_name_id on patient_name_word (name_id)`.execute(db)
  await sql`create index patient_name_word_patient_id on patient_name_word (patient_id)`.execute(db)
  await grant(db, 'patient_name_word', 'select')
  await createSearchTrigger(db)

  await sql`create index patient_mrn_prefix on patient (mrn text_pattern_ops)`.execute(db)
  await sql`create index patient_contact_digits on patient_contact (reverse(digits_of(value)) text_pattern_ops)
    where system in ('phone', 'sms')`.execute(db)
  await sql`create index patient_identifier_value on patient_identifier (identifier_form(value) text_pattern_ops)`.execute(
    db,
  )
}

async function createSearchFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`create function search_form(written text) returns text
    language sql immutable strict parallel safe set search_path = public, pg_temp as $$
    select translate(
      regexp_replace(lower(unaccent('unaccent'::regdictionary, written) collate "und-x-icu"), '[ً-ْـٰ]', '', 'g'),
      'أإآٱىؤئة’ʼ', 'اااايويه'''''
    )
  $$`.execute(db)
  // O'Sullivan is found as osullivan and as sullivan; الخطيب also without its article.
  await sql`create function name_words(written text) returns text[]
    language sql immutable strict parallel safe set search_path = public, pg_temp as $$
    select coalesce(array_agg(distinct regexp_replace(part, '^ال(?=.{3})', '')), '{}') from (
      select regexp_split_to_table(replace(search_form(written), '''', ''), '[^[:alnum:]]+') as part
      union
      select part from regexp_split_to_table(search_form(written), '[^[:alnum:]]+') as part where length(part) > 2
    ) as parts
    where part <> ''
  $$`.execute(db)
  const spelled = DIGRAPHS.reduce((inner, [from, to]) => `replace(${inner}, '${from}', '${to}')`, 'word')
  const letters = `translate(${spelled}, '${Object.keys(LETTERS).join('')}', '${Object.values(LETTERS).join('')}')`
  await sql`create function name_skeleton(word text) returns text
    language sql immutable strict parallel safe set search_path = public, pg_temp as $$
    -- Twice the same is written once; an h at the end is a matter of taste (Fatima, Fatimah, فاطمة).
    select regexp_replace(
      regexp_replace(regexp_replace(${sql.raw(letters)}, '[${sql.raw(VOWELS)}]', '', 'g'), '(.)\\1+', '\\1', 'g'),
      '(.)h$', '\\1'
    )
  $$`.execute(db)
  await sql`create function digits_of(written text) returns text
    language sql immutable strict parallel safe set search_path = public, pg_temp as $$
    select regexp_replace(translate(written, '٠١٢٣٤٥٦٧٨٩', '0123456789'), '[^0-9]', '', 'g')
  $$`.execute(db)
  await sql`create function identifier_form(written text) returns text
    language sql immutable strict parallel safe set search_path = public, pg_temp as $$
    select upper(regexp_replace(translate(written, '٠١٢٣٤٥٦٧٨٩', '0123456789'), '[^[:alnum:]]', '', 'g'))
  $$`.execute(db)
}

async function createSearchTrigger(db: Kysely<unknown>): Promise<void> {
  await sql`create function index_patient_name() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      words text[] := name_words(concat_ws(' ', new.family, array_to_string(new.given, ' ')));
    begin
      if tg_op = 'UPDATE' then
        delete from patient_name_word where name_id = new.id;
      end if;
      insert into name_word (word, skeleton)
        select word, name_skeleton(word) from unnest(words) as word order by word
        on conflict (word) do nothing;
      insert into patient_name_word (word_id, patient_id, name_id)
        select id, new.patient_id, new.id from name_word where word = any (words);
      return null;
    end
  $$`.execute(db)
  await sql`revoke execute on function index_patient_name() from public`.execute(db)
  await sql`create trigger index_patient_name after insert or update on patient_name
    for each row execute function index_patient_name()`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table patient_name_word`.execute(db)
  for (const table of [...CHILDREN].reverse()) {
    await dropHistory(db, table)
    await sql`drop table ${sql.id(table)}`.execute(db)
  }
  await sql`drop table name_word`.execute(db)
  await dropHistory(db, 'patient')
  await sql`drop table patient`.execute(db)
  await sql`drop sequence mrn_number`.execute(db)
  await sql`drop function index_patient_name()`.execute(db)
  for (const name of ['identifier_form', 'digits_of', 'name_skeleton', 'name_words', 'search_form']) {
    await sql`drop function ${sql.id(name)}(text)`.execute(db)
  }
}
