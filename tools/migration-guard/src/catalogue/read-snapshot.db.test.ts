import { expect, test } from 'vitest'
import { diffSnapshots, listReordered } from './diff-snapshots.ts'
import { fingerprint } from './fingerprint.ts'
import { readSnapshot } from './read-snapshot.ts'
import { renderDiff } from './render-diff.ts'
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
    ['+ column public.owner.born date not null default CURRENT_DATE'],
  ],
  [
    'alter table owner rename column name to called',
    'alter table owner rename column called to name',
    ['> column public.owner.name is now public.owner.called'],
  ],
  [
    'alter table owner alter name type text',
    'alter table owner alter name type varchar(40)',
    ['~ column public.owner.name: type was character varying(40), is text'],
  ],
  [
    'alter table pet disable row level security',
    'alter table pet enable row level security',
    ['~ table public.pet: rowSecurity was on, is off'],
  ],
  [
    'alter table pet disable trigger touch',
    'alter table pet enable trigger touch',
    ['~ trigger public.pet.touch: enabled was enabled, is disabled'],
  ],
  [
    'grant select (name) on owner to public',
    'revoke select (name) on owner from public',
    ['+ grant public.owner.public (name) SELECT'],
  ],
  [
    'revoke execute on function side.touch() from public',
    'grant execute on function side.touch() to public',
    ['+ grant side.touch().public'],
  ],
  [
    "comment on table owner is 'people'",
    'comment on table owner is null',
    ['~ table public.owner: comment was nothing, is people'],
  ],
  [
    'create statistics both_of (dependencies) on owner_id, mood from pet',
    'drop statistics both_of',
    [
      '+ statistics public.pet.both_of CREATE STATISTICS public.both_of (dependencies) ON owner_id, mood FROM public.pet',
    ],
  ],
  [
    'alter domain code add constraint short check (length(value) < 9)',
    'alter domain code drop constraint short',
    [
      "~ domain public.code: constraints was code_check CHECK ((VALUE ~ '^[a-z]+$'::text)), is code_check CHECK ((VALUE ~ '^[a-z]+$'::text)); short CHECK ((length(VALUE) < 9))",
    ],
  ],
  [
    'alter schema side rename to aside',
    'alter schema aside rename to side',
    [
      '> schema side is now aside',
      '~ trigger public.pet.touch: definition was CREATE TRIGGER touch BEFORE UPDATE ON public.pet FOR EACH ROW EXECUTE FUNCTION side.touch(), is CREATE TRIGGER touch BEFORE UPDATE ON public.pet FOR EACH ROW EXECUTE FUNCTION aside.touch()',
      '~ trigger public.pet.touch: function was side.touch, is aside.touch',
      '~ function aside.touch(): definition was CREATE OR REPLACE FUNCTION side.touch() RETURNS trigger LANGUAGE plpgsql AS $function$begin return new; end$function$, is CREATE OR REPLACE FUNCTION aside.touch() RETURNS trigger LANGUAGE plpgsql AS $function$begin return new; end$function$',
    ],
  ],
  [
    'alter table owner rename to keeper',
    'alter table keeper rename to owner',
    [
      '> table public.owner is now public.keeper',
      '~ constraint public.pet.pet_owner_id_fkey: definition was FOREIGN KEY (owner_id) REFERENCES public.owner(id), is FOREIGN KEY (owner_id) REFERENCES public.keeper(id)',
      '~ constraint public.pet.pet_owner_id_fkey: references was public.owner, is public.keeper',
    ],
  ],
]

test.for(CHANGES)('%s is told, and undone is the same again', async ([up, down, lines]) => {
  await withDatabase(SETUP, async (client) => {
    const before = await readSnapshot(client)
    const print = await fingerprint(client)
    await client.query(up)
    const between = await readSnapshot(client)
    expect(renderDiff(diffSnapshots(before, between))).toEqual(lines)
    expect(await fingerprint(client)).not.toBe(print)
    await client.query(down)
    expect(renderDiff(diffSnapshots(before, await readSnapshot(client)))).toEqual([])
  })
})

test('a column that comes back stands last, which is no difference but is told', async () => {
  await withDatabase('create table t (a int, b int, c int)', async (client) => {
    const before = await readSnapshot(client)
    await client.query('alter table t drop column b; alter table t add column b int')
    const after = await readSnapshot(client)
    expect(renderDiff(diffSnapshots(before, after))).toEqual([])
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
  expect(renderDiff(diff)).toEqual([
    '- table public.a',
    '- column public.a.id integer',
    '+ table public.b',
    '+ column public.b.id integer',
  ])
})
