import type { Tree } from '@nx/devkit'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { generateMigration, type MigrationOptions } from './generator.ts'
import { EXPAND_KINDS } from './templates/expand-kinds.ts'

// Each run starts Biome, which waits for its turn where the machine is busy.
vi.setConfig({ testTimeout: 60_000 })
afterAll(() => vi.resetConfig())

const PACKAGE = 'libs/db-migrations'
const LAST = '29990101000000_note.ts'

let tree: Tree
beforeEach(() => {
  tree = createTreeWithEmptyWorkspace()
  tree.write(`${PACKAGE}/migrations/${LAST}`, '')
  const columns = '  id uuid not null,\n  body text not null,\n  author_id uuid\n'
  tree.write(`${PACKAGE}/schema/tables/visit_note.sql`, `create table visit_note (\n${columns});\n`)
  tree.write(`${PACKAGE}/schema/tables/visit_note_history.sql`, `create table visit_note_history (\n);\n`)
  tree.write(`${PACKAGE}/schema/tables/author.sql`, 'create table author (\n  id uuid not null\n);\n')
})

/** What a run wrote, by path within the package. */
function generate(options: MigrationOptions): string[] {
  const before = new Set(tree.listChanges().map(({ path }) => path))
  generateMigration(tree, options)
  const paths = tree.listChanges().map(({ path }) => path)
  return paths.filter((path) => !before.has(path)).map((path) => path.slice(PACKAGE.length + 1))
}

function refusal(options: MigrationOptions): string {
  const before = tree.listChanges().length
  try {
    generateMigration(tree, options)
  } catch (error) {
    expect(tree.listChanges()).toHaveLength(before)
    return String(error)
  }
  return 'not refused'
}

const COLUMN = { table: 'visit_note', column: 'kind', type: 'text', comment: "@clinical The visit's kind" }

test('a plain one is to be filled in, and comes after the last one, whatever the clock says', () => {
  expect(generate({ name: 'Visit kind' })).toEqual(['migrations/29990101000001_visit_kind.ts'])
})

test('a column with its data class needs nothing more', () => {
  const [path = ''] = generate({ name: 'kind', expand: 'add-column', ...COLUMN })
  expect(tree.read(`${PACKAGE}/${path}`, 'utf8')).toMatchInlineSnapshot(`
    "import { type Kysely, sql } from 'kysely'

    /** Outside of a transaction: each statement keeps its lock for itself alone. */
    export const transaction = false

    /**
     * Adds visit_note.kind.
     *
     * It may be null, so that the running release can go on writing without it. A constant default is free too.
     * Required from some day on: "pnpm ehr migrate new <name> --expand not-null", one release later.
     */
    export async function up(db: Kysely<unknown>): Promise<void> {
      await sql\`alter table visit_note_history add column kind text\`.execute(db)
      await sql\`alter table visit_note add column kind text\`.execute(db)
      await sql\`comment on column visit_note.kind is '@clinical The visit''s kind'\`.execute(db)
      await sql\`comment on column visit_note_history.kind is '@clinical The visit''s kind'\`.execute(db)
    }

    export async function down(db: Kysely<unknown>): Promise<void> {
      await sql\`alter table visit_note drop column kind\`.execute(db)
      await sql\`alter table visit_note_history drop column kind\`.execute(db)
    }
    "
  `)
})

test('the step that waits for a release is brought by name, once', () => {
  const rename = { table: 'visit_note', column: 'body', to: 'content', type: 'text' }
  expect(generate({ name: 'body', expand: 'rename-column', ...rename }).sort()).toEqual([
    'later/body_contract.ts',
    'migrations/29990101000001_body_expand.ts',
  ])
  expect(generate({ name: 'body', contract: true })).toEqual(['migrations/29990101000002_body_contract.ts'])
  expect(refusal({ name: 'body', contract: true })).toContain('No step of "body" waits in later/.')
})

test('a second run is refused by name, and what a person filled in stays', () => {
  const [path = ''] = generate({ name: 'visit kind' })
  tree.write(`${PACKAGE}/${path}`, 'edited')
  expect(refusal({ name: 'visit-kind' })).toContain(`${path} is there already. Choose another name.`)
  expect(tree.read(`${PACKAGE}/${path}`, 'utf8')).toBe('edited')
})

test('refuses with every reason at once, and writes nothing', () => {
  const options = { name: '!', expand: 'rename-column', table: 'Visit', to: 'x y', timestamp: 20260101000000 }
  expect(refusal({ ...options, comment: '@gossip x' })).toMatchInlineSnapshot(`
    "Error: Nothing was written:
    - "!" gives no name for a file. Say in up to 60 letters what the migration does, for instance visit_kind.
    - --expand rename-column needs --column, --type too.
    - --table must be a name such as visit_note, got "Visit".
    - --to must be a name such as visit_note, got "x y".
    - --comment must be "@class what it is", got "@gossip x"; classes: name, geography, date, phone, fax, email, national-id, record-number, plan-number, account-number, licence-number, vehicle-id, device-id, url, ip, biometric, photo, other-id, text, clinical, quasi, key, secret, operational, public.
    - --timestamp 20260101000000 is not after the last migration, 29990101000000_note: databases have that one already. Leave it out."
  `)
})

test.each<[string, MigrationOptions]>([
  ['There is no table room', { name: 'x', expand: 'index', table: 'room', column: 'body' }],
  ['visit_note has no column title', { name: 'x', expand: 'index', table: 'visit_note', column: 'title' }],
  ['has a column body already', { name: 'x', expand: 'add-column', ...COLUMN, column: 'body' }],
  [
    'has a column body already',
    {
      name: 'x',
      expand: 'rename-column',
      table: 'visit_note',
      column: 'author_id',
      to: 'body',
      type: 'uuid',
    },
  ],
  [
    'There is no table wards',
    { name: 'x', expand: 'foreign-key', table: 'visit_note', column: 'body', to: 'wards' },
  ],
  ['there is no use for --table', { name: 'x', table: 'visit_note' }],
  ['There is no kind of change "grow"', { name: 'x', expand: 'grow' }],
  ['--timestamp is YYYYMMDDHHMMSS, not "noon"', { name: 'x', timestamp: 'noon' }],
  ['--timestamp is YYYYMMDDHHMMSS', { name: 'x', timestamp: 29991399000000 }],
  ['--contract goes without --expand', { name: 'x', contract: true, expand: 'index' }],
])('refuses: %s', (reason, options) => {
  expect(refusal(options)).toContain(reason)
})

test('the help of nx knows the same kinds of change as the code', async () => {
  const { default: schema } = await import('./schema.json', { with: { type: 'json' } })
  expect(schema.properties.expand.enum).toEqual(['', ...Object.keys(EXPAND_KINDS)])
})
