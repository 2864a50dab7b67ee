import { expect, test } from 'vitest'
import { validateProject, writeProject } from './test-project.ts'

/** What stands there before, in three tables. */
const BEFORE = `create table owner (id integer primary key, name text not null default 'x');
create table pet (id serial primary key, owner integer references owner, name varchar(20) default 'rex', born date, chip text check (chip <> ''));
create index pet_name on pet (name);
create type size as enum ('small', 'large');
create function noop() returns trigger language plpgsql as 'begin return new; end';
create view pet_names as select name from pet`

/** Mistakes that real projects have made in their way back, each with what is to be said of it. */
const FAULTY: readonly [name: string, up: string, down: string, rule: string, observed: string][] = [
  [
    'forgets an index',
    'create index pet_born on pet (born)',
    '',
    'down-not-inverse',
    'left over: index public.pet.pet_born',
  ],
  [
    'forgets an enum',
    "create type kind as enum ('cat'); create table toy (kind kind)",
    'drop table toy',
    'down-not-inverse',
    'left over: enum public.kind',
  ],
  [
    'forgets a trigger',
    'create trigger touch before update on pet for each row execute function noop()',
    'select 1',
    'down-not-inverse',
    'left over: trigger public.pet.touch',
  ],
  [
    'forgets a function',
    "create function one() returns int language sql as 'select 1'",
    'select 1',
    'down-not-inverse',
    'left over: function public.one()',
  ],
  [
    'brings back another type',
    'alter table owner alter column name type varchar(40)',
    'alter table owner alter column name type varchar(60)',
    'down-not-inverse',
    'type character varying(60) instead of text',
  ],
  [
    'does not bring back a default',
    'alter table pet alter column name drop default',
    'select 1',
    'down-not-inverse',
    "default none instead of 'rex'",
  ],
  [
    'does not bring back a constraint',
    'alter table pet drop constraint pet_chip_check',
    'select 1',
    'down-not-inverse',
    'gone: constraint public.pet.pet_chip_check',
  ],
  [
    'does not bring back a view',
    'drop view pet_names',
    'select 1',
    'down-not-inverse',
    'gone: view public.pet_names',
  ],
  [
    'brings a view back as another one',
    'drop view pet_names',
    'create view pet_names as select name, born from pet',
    'down-not-inverse',
    'different: view public.pet_names',
  ],
  [
    'drops in the wrong order',
    'create table a (id integer primary key); create table b (a integer references a)',
    'drop table a; drop table b',
    'down-fails',
    'other objects depend on it',
  ],
  [
    'brings back a required column without a value',
    'alter table owner drop column name',
    'alter table owner add column name text not null',
    'down-fails',
    'null values',
  ],
  ['drops what is not there', 'create table c (id integer)', 'drop table d', 'down-fails', 'does not exist'],
  [
    'loses a column',
    'alter table pet drop column born',
    'alter table pet add column born date',
    'down-loses-data',
    'public.pet (born)',
  ],
  [
    'forgets a constraint that rows made up for the trial do not fulfil',
    "alter table owner add constraint only_known check (name in ('known', 'well known'))",
    'select 1',
    'down-not-inverse',
    'left over: constraint public.owner.only_known',
  ],
  ['loses rows', 'delete from pet where id % 2 = 0', 'select 1', 'down-loses-data', 'rows of public.pet'],
]

test.concurrent.each(FAULTY)(
  'a down that %s is found',
  async (_name, up, down, rule, observed) => {
    const found = await findFaults(up, down)

    expect(found.map((finding) => finding.rule)).toEqual([rule])
    expect(found[0]?.observed).toContain(observed)
  },
  60_000,
)

test.concurrent.each<[string, string, string]>([
  [
    'a column that comes back in another place',
    'alter table owner add column a int',
    'alter table owner drop column a',
  ],
  [
    'a sequence that has counted on',
    "insert into pet (name) values ('new')",
    "delete from pet where name = 'new'",
  ],
  [
    'a constraint under the same name',
    'alter table pet drop constraint pet_chip_check',
    "alter table pet add check (chip <> '')",
  ],
  ['a renamed table', 'alter table pet rename to animal', 'alter table animal rename to pet'],
  ['an index made anew', 'drop index pet_name', 'create index pet_name on pet using btree (name)'],
  [
    'a table with everything on it',
    'create table t (id serial primary key, o integer references owner, size size)',
    'drop table t',
  ],
])(
  '%s is no fault',
  async (_name, up, down) => {
    expect(await findFaults(up, down)).toEqual([])
  },
  60_000,
)

async function findFaults(up: string, down: string) {
  const write = (direction: 'up' | 'down', text: string) =>
    `export async function ${direction}(db) {\n${text
      .split(';')
      .filter((statement) => statement.trim() !== '')
      .map((statement) => `  await sql\`${statement}\`.execute(db)\n`)
      .join('')}}\n`
  const head = "import { sql } from 'kysely'\nvoid sql\n"
  const before = BEFORE.split(';\n').map((statement) => `  await sql\`${statement}\`.execute(db)\n`)
  await using project = await writeProject({
    '1_before.ts': `${head}export async function up(db) {\n${before.join('')}}\nexport const irreversible = 'first'\n`,
    '2_case.ts': `${head}${write('up', up)}${write('down', down)}`,
  })
  const { findings } = await validateProject(project)
  return findings.filter(
    ({ rule, severity, migration }) =>
      migration === '2_case' && rule.startsWith('down-') && severity !== 'info',
  )
}
