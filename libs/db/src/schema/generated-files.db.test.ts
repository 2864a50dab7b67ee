import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  compareGenerated,
  createMigrationDb,
  readCatalogue,
  renderDifferences,
  renderGenerated,
  writeGenerated,
} from '@ehr/db-migrations'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createEmptyTestDatabase } from '../testing/index.ts'

const database = await createEmptyTestDatabase()
const db = createMigrationDb(database.ownerUrl)
await sql`create table visit_note (
  id bigint generated always as identity primary key,
  kind text not null default 'call' check (kind in ('call', 'it''s a visit')),
  amount numeric(10,2),
  detail jsonb not null,
  happened_on date,
  doubled numeric generated always as (amount * 2) stored
)`.execute(db)
await sql`comment on table visit_note is 'A note'`.execute(db)
await sql`comment on column visit_note.amount is '@clinical How much'`.execute(db)
await sql`create index visit_note_kind on visit_note (kind) where kind <> 'call'`.execute(db)
await sql`create view call_note as select id, kind from visit_note`.execute(db)
await sql`create type mood as enum ('calm', 'tense')`.execute(db)
await sql`alter table visit_note add column mood mood`.execute(db)
await sql`alter table visit_note enable row level security`.execute(db)
await sql`create policy calm_only on visit_note for select to ehr_app using (mood = 'calm')`.execute(db)
await sql`grant select, update (amount) on visit_note to ehr_app`.execute(db)

let folder = ''
beforeEach(async () => {
  if (folder !== '') await rm(folder, { recursive: true })
  folder = await mkdtemp(join(tmpdir(), 'ehr-generated-'))
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
  await rm(folder, { recursive: true })
})

test('all that a table can have is in the snapshot', async () => {
  const files = await renderGenerated(db)
  expect(files.map(({ path }) => path)).toEqual([
    'schema/enums/mood.sql',
    'schema/tables/visit_note.sql',
    'schema/views/call_note.sql',
    'src/tables/visit-note.ts',
    'src/tables/call-note.ts',
  ])
  expect(textOf(files, 'schema/tables/visit_note.sql')).toMatchInlineSnapshot(`
    "-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

    -- A note
    create table visit_note (
      id bigint not null generated always as identity,
      kind text not null default 'call'::text,
      amount numeric(10,2), -- @clinical How much
      detail jsonb not null,
      happened_on date,
      doubled numeric generated always as ((amount * (2)::numeric)) stored,
      mood mood,
      constraint visit_note_pkey PRIMARY KEY (id),
      constraint visit_note_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'it''s a visit'::text])))
    );

    CREATE INDEX visit_note_kind ON public.visit_note USING btree (kind) WHERE (kind <> 'call'::text);

    alter table visit_note enable row level security;
    create policy calm_only on visit_note as permissive for select to ehr_app using ((mood = 'calm'::mood));

    grant select on visit_note to ehr_app;
    grant update (amount) on visit_note to ehr_app;
    "
  `)
})

test('the types tell what can be written and what is read', async () => {
  expect(textOf(await renderGenerated(db), 'src/tables/visit-note.ts')).toMatchInlineSnapshot(`
    "// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
    import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

    declare module '../database.ts' {
      interface Database {
        visitNote: VisitNoteTable
      }
    }

    export type VisitNoteKind = 'call' | "it's a visit"

    export type VisitNoteMood = 'calm' | 'tense'

    /** A note */
    export interface VisitNoteTable {
      id: GeneratedAlways<number>
      kind: Generated<VisitNoteKind>
      /** How much (clinical) */
      amount: ColumnType<string | null, string | number | null, string | number | null>
      detail: ColumnType<unknown, string, string>
      happenedOn: string | null
      doubled: GeneratedAlways<string | null>
      mood: VisitNoteMood | null
    }
    "
  `)
})

test('written twice, nothing changes; what differs is shown with the command that mends it', async () => {
  expect(await writeGenerated(db, folder)).toHaveLength(5)
  expect(await writeGenerated(db, folder)).toEqual([])
  const file = join(folder, 'schema/enums/mood.sql')
  await writeFile(file, (await readFile(file, 'utf8')).replace('tense', 'angry'))
  expect(renderDifferences(await compareGenerated(db, folder))).toMatchInlineSnapshot(`
    "Schema and types do not match the migrations. Run "pnpm ehr migrate generate" and commit the result.
    libs/db-migrations/schema/enums/mood.sql is different
      line 3: create type mood as enum ('calm', 'angry');
      expected: create type mood as enum ('calm', 'tense');"
  `)
})

test('files of dropped tables go, files of someone’s own stay', async () => {
  await mkdir(join(folder, 'src/tables'), { recursive: true })
  await writeFile(join(folder, 'src/tables/own.ts'), 'export {}\n')
  await writeFile(
    join(folder, 'src/tables/gone.ts'),
    '// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.\n',
  )
  const changes = await writeGenerated(db, folder)
  expect(changes).toContainEqual({ path: 'src/tables/gone.ts', kind: 'stale' })
  await expect(readFile(join(folder, 'src/tables/gone.ts'))).rejects.toThrow('ENOENT')
  expect(await readFile(join(folder, 'src/tables/own.ts'), 'utf8')).toBe('export {}\n')
})

test('a file of someone’s own in the way is not overwritten', async () => {
  await mkdir(join(folder, 'src/tables'), { recursive: true })
  await writeFile(join(folder, 'src/tables/visit-note.ts'), 'export {}\n')
  await expect(writeGenerated(db, folder)).rejects.toThrow('visit-note.ts is not generated')
})

test('a type without a mapping is refused by name', async () => {
  await sql`create table odd (place point)`.execute(db)
  await expect(renderGenerated(db)).rejects.toThrow('Column place has type point')
  await sql`drop table odd`.execute(db)
})

test('a second reading gives the same', async () => {
  expect(await readCatalogue(db)).toEqual(await readCatalogue(db))
})

function textOf(files: readonly { path: string; text: string }[], path: string): string | undefined {
  return files.find((file) => file.path === path)?.text
}
