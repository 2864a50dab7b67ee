import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useGuardServer } from '../observe/testing.ts'
import { recordRelease } from './record-release.ts'
import { listFound, type TestProject, validateProject, writeProject } from './test-project.ts'

const HELPER = `export const addId = (table) => table.addColumn('id', 'integer', (column) => column.primaryKey())\n`
const PET = `import { addId } from '../shared/columns.js'
export async function up(db) {
  await addId(db.schema.createTable('pet')).addColumn('name', 'text').execute()
}
export async function down(db) {
  await db.schema.dropTable('pet').execute()
}
`
const RANDOM = `import { sql } from 'kysely'
export async function up(db) {
  await sql.raw('create table chip_' + Math.random().toString().slice(2) + ' (id integer primary key)').execute(db)
}
export const irreversible = 'its name is not known'
`

async function record({ folder }: TestProject, release: string): Promise<string[]> {
  const written = await recordRelease({ folder, release, roles: [], server: await useGuardServer() })
  return written.map((file) => file.slice(folder.length - 'migrations'.length))
}

async function readLedger({ root }: TestProject): Promise<Record<string, { release: string; sql?: string }>> {
  const files = (await readdir(join(root, 'ledger'))).sort()
  const entries = files.map(async (file) => [
    file.replace('.json', ''),
    JSON.parse(await readFile(join(root, 'ledger', file), 'utf8')),
  ])
  return Object.fromEntries(await Promise.all(entries))
}

test('a release keeps what each migration is and emits, the former ones as they were', async () => {
  await using project = await writeProject({
    '1_pet.ts': PET,
    '2_random.ts': RANDOM,
    'shared/columns.js': HELPER,
  })
  expect((await record(project, 'v1.0.0')).sort()).toEqual([
    expect.stringMatching(/ledger.1_pet\.json$/),
    expect.stringMatching(/ledger.2_random\.json$/),
  ])
  await writeFile(join(project.folder, '3_toy.ts'), PET.replaceAll("'pet'", "'toy'"))
  await record(project, 'v1.1.0')

  const ledger = await readLedger(project)
  expect(
    Object.entries(ledger).map(([name, { release, sql }]) => [name, release, sql !== undefined]),
  ).toEqual([
    ['1_pet', 'v1.0.0', true],
    ['2_random', 'v1.0.0', false],
    ['3_toy', 'v1.1.0', true],
  ])
  expect(await record(project, 'v1.2.0')).toEqual([])
}, 60_000)

test('an edited helper that changes the SQL of a released migration is seen, though its file is the same', async () => {
  await using project = await writeProject({ '1_pet.ts': PET, 'shared/columns.js': HELPER })
  await record(project, 'v1.0.0')
  await writeFile(join(project.folder, '2_chip.ts'), PET.replaceAll("'pet'", "'chip'"))
  const listEdited = async () => {
    const { findings, migrations } = await validateProject(project)
    expect(migrations.map(({ name }) => name)).toEqual(['2_chip'])
    return findings.filter(({ rule }) => rule === 'history-edited')
  }
  expect(await listEdited()).toEqual([])

  await writeFile(join(project.root, 'shared/columns.js'), HELPER.replace('integer', 'bigint'))

  expect(await listEdited()).toMatchObject([
    {
      severity: 'error',
      file: 'migrations/1_pet.ts',
      observed: expect.stringContaining('emits other SQL: something that it calls or reads has changed'),
    },
  ])
}, 60_000)

test('--write takes up an edit of a released migration that changes nothing it emits', async () => {
  await using project = await writeProject({ '1_pet.ts': PET, 'shared/columns.js': HELPER })
  await record(project, 'v1.0.0')
  await writeFile(join(project.folder, '1_pet.ts'), `// The animals.\n${PET}`)
  const before = await readLedger(project)

  const { remarks } = await validateProject(project, { write: true })

  expect(remarks).toContain('Written anew: ledger/1_pet.json.')
  expect(await readLedger(project)).not.toEqual(before)
  expect(listFound(await validateProject(project)).join()).not.toContain('history-edited')
}, 60_000)

test('of a migration that fails on a new database no release is recorded', async () => {
  await using project = await writeProject({
    '1_pet.ts': PET.replace('createTable', 'dropTable'),
    'shared/columns.js': HELPER,
  })
  await expect(record(project, 'v1.0.0')).rejects.toThrow('No release can be recorded: 1_pet fails')
}, 60_000)
