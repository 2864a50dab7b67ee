import { expect, test } from 'vitest'
import { describeDiff } from './describe-diff.ts'
import { diffSnapshots, listReordered } from './diff-snapshots.ts'
import { fingerprint } from './fingerprint.ts'
import { readSnapshot } from './read-snapshot.ts'
import { withDatabase } from './testing.ts'

const SETUP = `
  create schema side;
  create table kysely_migration (name text primary key);
  create type mood as enum ('low', 'high');
  create domain code as text check (value ~ '^[a-z]+$');
  create table owner (id integer primary key, name varchar(40) not null default 'x');
  create table pet (
    id bigint generated always as identity primary key,
    owner_id integer references owner, mood mood, code code,
    twice integer generated always as (owner_id * 2) stored,
    constraint pet_code check (code <> 'none'));
  create index pet_owner on pet (owner_id) where mood = 'low';
  create view tame as select id, mood from pet;
  comment on column pet.mood is 'as seen';
  alter table pet enable row level security;
  create policy own on pet for select using (true);
  create function side.touch() returns trigger language plpgsql as 'begin return new; end';
  create trigger touch before update on pet for each row execute function side.touch();`

test('a snapshot names what migrations made, with its facts, and leaves out the bookkeeping', async () => {
  await withDatabase(SETUP, async (client) => {
    const snapshot = await readSnapshot(client)
    expect([...snapshot.keys()].filter((key) => !key.startsWith('grant'))).toMatchInlineSnapshot(`
      [
        "schema public",
        "schema side",
        "table public.owner",
        "table public.pet",
        "column public.owner.id",
        "column public.owner.name",
        "column public.pet.id",
        "column public.pet.owner_id",
        "column public.pet.mood",
        "column public.pet.code",
        "column public.pet.twice",
        "constraint public.owner.owner_pkey",
        "constraint public.pet.pet_code",
        "constraint public.pet.pet_owner_id_fkey",
        "constraint public.pet.pet_pkey",
        "index public.owner.owner_pkey",
        "index public.pet.pet_owner",
        "index public.pet.pet_pkey",
        "view public.tame",
        "sequence public.pet_id_seq",
        "enum public.mood",
        "domain public.code",
        "function side.touch()",
        "trigger public.pet.touch",
        "policy public.pet.own",
      ]
    `)
    expect(snapshot.get('column public.pet.mood')?.facts).toMatchObject({
      type: 'public.mood',
      nullable: true,
      comment: 'as seen',
    })
    expect(snapshot.get('index public.pet.pet_owner')?.facts.definition).toBe(
      "USING btree (owner_id) WHERE (mood = 'low'::public.mood)",
    )
    expect(snapshot.get('enum public.mood')?.facts.labels).toBe('["low", "high"]')
  })
})

/** Each with what undoes it: the snapshot must tell of the first and be the same after the second. */
const CHANGES: [string, string, string[]][] = [
  [
    'alter table owner add column born date not null default current_date',
    'alter table owner drop column born',
    ['left over: column public.owner.born'],
  ],
  [
    'alter table owner rename column name to called',
    'alter table owner rename column called to name',
    ['named otherwise: column public.owner.called was column public.owner.name'],
  ],
  [
    'alter table owner alter name type text',
    'alter table owner alter name type varchar(40)',
    ['different: column public.owner.name (type text instead of character varying(40))'],
  ],
  [
    'alter table pet disable row level security',
    'alter table pet enable row level security',
    ['different: table public.pet (rowSecurity off instead of on)'],
  ],
  [
    'alter table pet disable trigger touch',
    'alter table pet enable trigger touch',
    ['different: trigger public.pet.touch (enabled disabled instead of enabled)'],
  ],
  [
    'grant select (name) on owner to public',
    'revoke select (name) on owner from public',
    ['left over: grant public.owner.public (name)'],
  ],
  [
    'revoke execute on function side.touch() from public',
    'grant execute on function side.touch() to public',
    ['left over: grant side.touch().public'],
  ],
  [
    "comment on table owner is 'people'",
    'comment on table owner is null',
    ['different: table public.owner (comment people instead of none)'],
  ],
  [
    'create statistics both_of (dependencies) on owner_id, mood from pet',
    'drop statistics both_of',
    ['left over: statistics public.pet.both_of'],
  ],
  [
    'alter domain code add constraint short check (length(value) < 9)',
    'alter domain code drop constraint short',
    [
      "different: domain public.code (constraints code_check CHECK ((VALUE ~ '^[a-z]+$'::text)); short CHECK ((length(VALUE) < 9)) instead of code_check CHECK ((VALUE ~ '^[a-z]+$'::text)))",
    ],
  ],
  [
    'alter schema side rename to aside',
    'alter schema aside rename to side',
    [
      'different: trigger public.pet.touch (definition CREATE TRIGGER touch BEFORE UPDATE ON public.pet FOR EACH ROW EXECUTE FUNCTION aside.touch() instead of CREATE TRIGGER touch BEFORE UPDATE ON public.pet FOR EACH ROW EXECUTE FUNCTION side.touch(), function aside.touch instead of side.touch)',
      'different: function aside.touch() (definition CREATE OR REPLACE FUNCTION aside.touch() RETURNS trigger LANGUAGE plpgsql AS $function$begin return new; end$function$  instead of CREATE OR REPLACE FUNCTION side.touch() RETURNS trigger LANGUAGE plpgsql AS $function$begin return new; end$function$ )',
      'named otherwise: schema aside was schema side',
    ],
  ],
  [
    'alter table owner rename to keeper',
    'alter table keeper rename to owner',
    [
      'different: constraint public.pet.pet_owner_id_fkey (definition FOREIGN KEY (owner_id) REFERENCES public.keeper(id) instead of FOREIGN KEY (owner_id) REFERENCES public.owner(id), references public.keeper instead of public.owner)',
      'named otherwise: table public.keeper was table public.owner',
    ],
  ],
]

test.for(CHANGES)('%s is told, and undone is the same again', async ([up, down, lines]) => {
  await withDatabase(SETUP, async (client) => {
    const before = await readSnapshot(client)
    const print = await fingerprint(client)
    await client.query(up)
    const between = await readSnapshot(client)
    expect(describeDiff(diffSnapshots(before, between))).toEqual(lines)
    expect(await fingerprint(client)).not.toBe(print)
    await client.query(down)
    expect(describeDiff(diffSnapshots(before, await readSnapshot(client)))).toEqual([])
  })
})

test('a column that comes back stands last, which is no difference but is told', async () => {
  await withDatabase('create table t (a int, b int, c int)', async (client) => {
    const before = await readSnapshot(client)
    await client.query('alter table t drop column b; alter table t add column b int')
    const after = await readSnapshot(client)
    expect(describeDiff(diffSnapshots(before, after))).toEqual([])
    expect(listReordered(before, after)).toEqual([{ schema: 'public', name: 't' }])
  })
})

test('within a transaction the search path and the fingerprint survive the snapshot and a rollback', async () => {
  await withDatabase('create schema other; create table t (a int)', async (client) => {
    const print = await fingerprint(client)
    await client.query('begin; set search_path = other, public; create temporary table passing (a int)')
    expect(await fingerprint(client)).toBe(print)
    await client.query('create table u (a int)')
    expect((await readSnapshot(client)).has('table other.u')).toBe(true)
    expect((await client.query('show search_path')).rows).toEqual([{ search_path: 'other, public' }])
    await client.query('rollback')
    expect(await fingerprint(client)).toBe(print)
  })
})

test('oids of another database say nothing: there nothing is a rename', async () => {
  const [one, other] = await Promise.all(
    ['a', 'b'].map((name) => withDatabase(`create table ${name} (id int)`, (client) => readSnapshot(client))),
  )
  const diff = diffSnapshots(one!, other!, { isSameDatabase: false })
  expect(diff.renamed).toEqual([])
  expect(describeDiff(diff)).toEqual(['gone: table public.a', 'left over: table public.b'])
})
