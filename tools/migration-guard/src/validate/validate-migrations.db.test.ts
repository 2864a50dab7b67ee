import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useGuardServer } from '../observe/testing.ts'
import { FORMATS } from '../report/render-report.ts'
import { runValidation } from './command.ts'
import { listFound, type TestProject, validateProject, writeProject } from './test-project.ts'
import { validateMigrations } from './validate-migrations.ts'

const PET = `export async function up(db) {
  await db.schema.createTable('pet').addColumn('id', 'integer').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}
`
const INDEX = `export async function up(db) {
  await db.schema
    .createIndex('pet_name')
    .on('pet')
    .column('name')
    .execute()
}

export async function down(db) {
  await db.schema.dropIndex('pet_name').execute()
}
`

test.concurrent('finds a hazard on the line that issued it, and what is fine goes through', async () => {
  await using project = await writeProject({ '1_pet.ts': PET, '2_index.ts': INDEX })

  const report = await validateProject(project)

  expect(listFound(report).filter((line) => line.startsWith('error'))).toEqual([
    'error index-not-concurrent migrations/2_index.ts:2',
  ])
  expect(report.migrations.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['1_pet', 'validated'],
    ['2_index', 'validated'],
  ])
}, 60_000)

test.concurrent('a reason in the migration accepts it, and is in the report', async () => {
  const accepted = INDEX.replace(
    '  await db.schema\n',
    '  // guard-ignore index-not-concurrent: few pets\n$&',
  )
  await using project = await writeProject({ '1_pet.ts': PET, '2_index.ts': accepted })

  const report = await validateProject(project)

  expect(report.outcome).toMatchObject({ errors: 0, exitCode: 0 })
  expect(report.suppressed).toMatchObject([{ rule: 'index-not-concurrent', line: 3, reason: 'few pets' }])
}, 60_000)

test.concurrent('the configuration changes severities, switches rules off, and decides what fails', async () => {
  const configure = (migrationGuard: object) => ({ 'delivery.json': JSON.stringify({ migrationGuard }) })
  const files = { '1_pet.ts': PET, '2_index.ts': INDEX }
  await using off = await writeProject({
    ...files,
    ...configure({ rules: { 'index-not-concurrent': 'off' } }),
  })
  await using warned = await writeProject({
    ...files,
    ...configure({ rules: { 'index-not-concurrent': 'warning' }, failOn: 'warning' }),
  })

  expect(listFound(await validateProject(off)).join()).not.toContain('index-not-concurrent')
  const report = await validateProject(warned)
  expect(listFound(report)).toContain('warning index-not-concurrent migrations/2_index.ts:2')
  expect(report.outcome).toMatchObject({ failOn: 'warning', errors: 0, exitCode: 1 })
}, 60_000)

test.concurrent('what the base has is released: it is applied, and not looked at', async () => {
  await using project = await writeProject({ '1_pet.ts': PET })
  commit(project)
  await writeFile(join(project.folder, '2_index.ts'), INDEX)

  const report = await validateProject(project, { base: 'HEAD' })

  expect(report).toMatchObject({ base: 'HEAD', migrations: [{ name: '2_index' }] })
  await expect(validateProject(project, { base: 'no-such-ref' })).rejects.toThrow('no-such-ref')
}, 60_000)

test.concurrent('queries of the running release are tried on the new schema, and those of the new one on the old', async () => {
  const recording = (sql: string) =>
    `-- SQL of the query functions beside this file\n\n-- findPets\n${sql};\n`
  await using project = await writeProject({
    '1_pet.ts': PET,
    'libs/pets/queries.ts': 'export function findPets(db: Db) {\n  return db\n}\n',
    'libs/pets/queries.sql': recording('select name from pet'),
  })
  commit(project)
  await writeFile(
    join(project.folder, '2_called.ts'),
    migration('alter table pet rename name to called', 'alter table pet rename called to name'),
  )
  await writeFile(join(project.root, 'libs/pets/queries.sql'), recording('select called from pet'))

  const report = await validateProject(project, { base: 'HEAD' })

  expect(listFound(report)).toContain('error query-breaks migrations/2_called.ts:4')
  expect(listFound(report)).toContain('error breaking-unmarked migrations/2_called.ts:1')
  expect(report.needsMigrationFirst).toEqual(['findPets (libs/pets/queries.ts)'])
}, 60_000)

test.concurrent('what only fails together is found, on the statement that fails', async () => {
  await using project = await writeProject({
    '1_size.ts': migration("create type size as enum ('small')", 'drop type size'),
    '2_large.ts': migration("alter type size add value 'large'", undefined),
    '3_pet.ts': migration("create table pet (size size default 'large')", 'drop table pet'),
  })

  const report = await validateProject(project)

  expect(listFound(report)).toEqual(['error enum-value-used-in-same-tx migrations/3_pet.ts:4'])
  expect(report.findings.find(({ severity }) => severity === 'error')?.observed).toContain(
    'All pending migrations in one transaction',
  )
}, 60_000)

test.concurrent.each(FORMATS)(
  'the command prints %s',
  async (format) => {
    const root = await mkdtemp(join(tmpdir(), 'guard-format-'))
    const path = join(root, 'index.sql')
    await writeFile(
      path,
      'create table pet (id int, name text);\ncreate index on pet (name);\ndrop table gone;',
    )
    let printed = ''
    const output = { write: (text: string) => (printed += text) }

    const code = await runValidation({
      validation: {
        ...{ workspace: root, rows: 20, server: await useGuardServer() },
        sql: [{ file: 'index.sql', path, transaction: 'auto' }],
      },
      ...{ format, cwd: root, stdout: output, stderr: output },
    })
    await rm(root, { recursive: true })

    expect(code).toBe(1)
    expect(printed).toContain('migration-fails')
    expect(printed).toContain('index.sql')
  },
  60_000,
)

test.concurrent('files of SQL are tried each on its own, and carry their names', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guard-sql-'))
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  const setup = await write('setup.sql', 'create table pet (id int, name text);')
  const index = await write('index.sql', 'create index on pet (name);')
  const fine = await write('fine.sql', 'create table pet (id int);')
  const wrong = await write('wrong.sql', 'this is no sql;')
  const transaction = 'auto'
  const report = await validateMigrations({
    ...{ workspace: folder, rows: 20, server: await useGuardServer() },
    sql: [
      { file: 'index.sql', path: index, setup, transaction },
      { file: 'fine.sql', path: fine, transaction },
      { file: 'lost.sql', path: fine, setup: wrong, transaction },
    ],
  })
  await rm(folder, { recursive: true })

  expect(listFound(report)).toEqual([
    'error index-not-concurrent index.sql:1',
    'error migration-unreadable lost.sql:1',
  ])
}, 60_000)

function migration(up: string, down: string | undefined): string {
  return [
    "import { sql } from 'kysely'",
    '',
    'export async function up(db) {',
    `  await sql\`${up}\`.execute(db)`,
    '}',
    down === undefined
      ? "export const irreversible = 'no value can be dropped'"
      : 'export async function down(db) {',
    ...(down === undefined ? [] : [`  await sql\`${down}\`.execute(db)`, '}']),
    '',
  ].join('\n')
}

function commit({ root }: TestProject): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...IDENTITY, ...args], { stdio: 'pipe' })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--no-verify', '--message', 'released')
}

const IDENTITY = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false']
