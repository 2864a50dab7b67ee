import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useGuardServer } from '../observe/testing.ts'
import { checkCompatibility } from './check-compatibility.ts'
import type { PendingMigration } from './describe-breakage.ts'
import { observeQueries } from './observe-queries.ts'
import { parseRecording, type RecordedQuery } from './parse-recording.ts'

const SCHEMA = `
  create table patient (id int generated always as identity primary key, name text not null, born date);
  create table visit (id int primary key, patient_id int references patient, state text not null default 'open')`

const RECORDING = `-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findPatient
select *
from "patient"
where "id" = $1;

-- insertPatient
insert into "patient" ("name")
values ($1)
returning "id";

-- listNames: all
select "name"
from "patient";

-- listNames: born
select "name"
from "patient"
where "born" = $1;

-- takeVisit
begin;
update "visit"
set "state" = $1
where "id" = $2; -- 2 times
commit;
`
const recordings = parseRecording('libs/patients/queries.sql', RECORDING)

let client: pg.Client
let database: { name: string; url: string }

beforeEach(async () => {
  database = await (await useGuardServer()).createDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(SCHEMA)
})
afterEach(async () => {
  await client.end()
  await (await useGuardServer()).dropDatabase(database.name)
})

async function check(
  steps: Record<string, string>,
  options: { role?: string; current?: RecordedQuery[] } = {},
) {
  const base = await observeQueries(client, recordings, options)
  const currentOnBase = await observeQueries(client, options.current ?? [])
  const seen = []
  for (const [name, sql] of Object.entries(steps)) {
    await client.query(sql)
    const file = `/work/migrations/${name}.ts`
    const migration: PendingMigration = { name, file, statements: [{ sql, site: { file, line: 7 } }] }
    seen.push({ migration, observation: await observeQueries(client, recordings, options) })
  }
  const currentOnNew = await observeQueries(client, options.current ?? [])
  return checkCompatibility({ root: '/work', base, steps: seen, currentOnBase, currentOnNew })
}

const brief = ({ findings }: Awaited<ReturnType<typeof check>>) =>
  findings.map(
    ({ rule, severity, file, line, observed }) => `${severity} ${rule} ${file}:${line} ${observed}`,
  )

test('what adds breaks nothing', async () => {
  const result = await check({
    '1_add': 'alter table patient add column email text, add column kind text not null default $$x$$',
    '2_index': 'create index on patient (born); create table other (id int)',
    '3_wider':
      'alter table visit alter column id type bigint; alter table visit alter column state type varchar(50)',
  })
  expect(result).toEqual({ findings: [], breakages: [], needsMigrationFirst: [] })
})

test('a renamed column breaks the queries that name it, as one finding at the statement that renamed it', async () => {
  const result = await check({
    '1_add': 'alter table visit add column note text',
    '2_rename': 'alter table patient rename column name to full_name',
    '3_index': 'create index on patient (full_name)',
  })
  expect(brief(result)).toEqual([
    'error query-breaks migrations/2_rename.ts:7 PostgreSQL no longer plans queries of the running release: column "name" of relation "patient" does not exist (42703). They are insertPatient (libs/patients/queries.ts, at 24), listNames (libs/patients/queries.ts, at 8).',
    'error breaking-unmarked migrations/2_rename.ts:1 It breaks 3 queries of the running release and its name does not say so.',
  ])
  expect(
    result.breakages.map(({ kind, queries }) => [kind, queries.map(({ position }) => position)]),
  ).toEqual([
    ['refused', [24, 8, 8]],
    ['changes', [undefined]],
  ])
})

test('a migration that is marked as breaking may break, and what it breaks is told', async () => {
  const result = await check({ '1_drop.breaking': 'drop table visit' })
  expect(brief(result)).toEqual([
    'warning query-breaks migrations/1_drop.breaking.ts:7 PostgreSQL no longer plans queries of the running release: relation "visit" does not exist (42P01). They are takeVisit (libs/patients/queries.ts, at 8).',
  ])
})

test('a required column that recorded inserts do not give is found although they still plan', async () => {
  const result = await check({
    '1_add': 'alter table patient add column kind text',
    '2_require': 'alter table patient alter column kind set not null',
  })
  expect(brief(result)).toEqual([
    'error query-breaks migrations/2_require.ts:7 Column kind of patient is required now, without a default, and inserts of the running release do not give it: insertPatient (libs/patients/queries.ts).',
    'error breaking-unmarked migrations/2_require.ts:1 It breaks 1 query of the running release and its name does not say so.',
  ])
})

test('a required column that a trigger may fill is a warning and needs no mark', async () => {
  const result = await check({
    '1_require': `create function fill() returns trigger language plpgsql as 'begin new.kind := 1; return new; end';
      create trigger fill before insert on patient for each row execute function fill();
      alter table patient add column kind int not null`,
  })
  expect(result.findings).toMatchObject([{ rule: 'query-breaks', severity: 'warning' }])
})

test('a column that queries got by a star only is a warning once it is gone', async () => {
  await client.query('alter table patient add column extra int')
  const result = await check({ '1_drop': 'alter table patient drop column extra' })
  expect(brief(result)).toEqual([
    'warning query-breaks migrations/1_drop.ts:7 The running release no longer gets "extra", which it asks for by *: findPatient (libs/patients/queries.ts).',
  ])
})

test('another type of a result or a parameter is a warning', async () => {
  const result = await check({
    '1_type': 'alter table patient alter column born type timestamptz',
  })
  expect(brief(result)).toEqual([
    'warning query-breaks migrations/1_type.ts:7 The running release gets "born" as timestamp with time zone, which was date: findPatient (libs/patients/queries.ts).',
    'warning query-breaks migrations/1_type.ts:1 The running release gives $1 as date, where timestamp with time zone is taken: listNames (libs/patients/queries.ts).',
  ])
})

test('what fails between two pending migrations and works after the last breaks nothing', async () => {
  const result = await check({
    '1_away': 'alter table visit rename to visit_old',
    '2_view': 'create view visit as select * from visit_old',
  })
  expect(result.findings).toEqual([])
})

test('of two migrations that break a query the newest is named', async () => {
  const result = await check({
    '1_away': 'alter table visit rename to visit_old',
    '2_back': 'alter table visit_old rename to visit',
    '3_away': 'drop table visit',
  })
  expect(result.breakages.map(({ migration }) => migration)).toEqual(['3_away'])
})

test('a right that the application loses is found', async () => {
  const role = `${database.name}_app`
  await client.query(
    `create role ${role}; grant select, insert on patient to ${role}; grant select, update on visit to ${role}`,
  )
  try {
    const result = await check(
      {
        '1_revoke':
          'revoke insert on patient from public, current_user; revoke insert on patient from '.concat(role),
      },
      { role },
    )
    expect(brief(result)).toEqual([
      'error query-breaks migrations/1_revoke.ts:7 PostgreSQL no longer plans queries of the running release: permission denied for table patient (42501). They are insertPatient (libs/patients/queries.ts).',
      'error breaking-unmarked migrations/1_revoke.ts:1 It breaks 1 query of the running release and its name does not say so.',
    ])
  } finally {
    await client.query(`drop owned by ${role}; drop role ${role}`)
  }
})

test('what the new release asks for that the old schema lacks is information for the deploy', async () => {
  const current = parseRecording(
    'libs/patients/queries.sql',
    '-- SQL of the query functions beside this file\n\n-- listEmails\nselect "email"\nfrom "patient";\n\n-- listFaxes\nselect "fax"\nfrom "patient";\n',
  )
  const result = await check({ '1_add': 'alter table patient add column email text' }, { current })
  expect(result.needsMigrationFirst.map(({ query }) => query.functionName)).toEqual(['listEmails'])
  expect(brief(result)).toEqual([
    'error query-breaks libs/patients/queries.sql:8 On the schema of this release PostgreSQL refuses listFaxes (libs/patients/queries.ts, at 8): column "fax" does not exist (42703).',
  ])
})

test('only queries that name what changed are asked again', async () => {
  const previous = await observeQueries(client, recordings)
  await client.query('drop table patient cascade; drop table visit')
  const changed = new Set(['visit'])
  const { failures, shapes } = await observeQueries(client, recordings, {
    unlessUntouched: { previous, changed },
  })
  expect(failures.map(({ query }) => query.functionName)).toEqual(['takeVisit'])
  expect(shapes.size).toBe(previous.shapes.size - 1)
})

test('nothing is run, and the connection is free again afterwards', async () => {
  await observeQueries(client, recordings)
  const { rows } = await client.query(
    'select (select count(*)::int from patient) as patients, pg_current_xact_id_if_assigned() is null as free',
  )
  expect(rows).toEqual([{ patients: 0, free: true }])
})
