import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkHistory } from './check-history.ts'
import { planLedger, readLedger, writeLedger } from './ledger.ts'
import { isMigrationFile, type MigrationFile, migrationNameOf } from './migration-file.ts'
import { readReleaseBase } from './read-release-base.ts'
import { createTestRepository, type TestRepository } from './repository-of-tests.ts'
import { updateLedger } from './update-ledger.ts'

const source = (table: string) =>
  `import { type Kysely, sql } from 'kysely'\n\nexport async function up(db: Kysely<unknown>) {\n  await sql\`create table ${table} (id int)\`.execute(db)\n}\n`

const A = '20260101000000_a'
const B = '20260201000000_b'
const C = '20260301000000_c'

let repository: TestRepository
let folder: string

beforeEach(async () => {
  repository = await createTestRepository()
  folder = join(repository.root, 'libs/db/migrations')
  await repository.write({
    [`libs/db/migrations/${A}.ts`]: source('a'),
    [`libs/db/migrations/${B}.ts`]: source('b'),
    'libs/db/migrations/index.ts': 'export const all = []\n',
  })
  repository.commit('first')
  repository.git('tag', 'v1.0.0')
})
afterEach(() => repository.remove())

async function listFiles(at = folder): Promise<MigrationFile[]> {
  const files = (await readdir(at)).filter((file) => isMigrationFile(file) && file !== 'index.ts')
  return await Promise.all(
    files.map(async (file) => ({
      name: migrationNameOf(file),
      file: join(at, file),
      source: await readFile(join(at, file), 'utf8'),
    })),
  )
}

async function check(
  options: { base?: string; isOwn?: boolean; emitted?: Record<string, string[]>; at?: string } = {},
): Promise<string[]> {
  const { base, isOwn = true, emitted = {}, at = folder } = options
  const release = await readReleaseBase({ folder: at, ...(base !== undefined && { base }) })
  const findings = checkHistory({
    root: repository.root,
    folder: at,
    base: release,
    files: await listFiles(at),
    emitted: new Map(Object.entries(emitted)),
    isOwn,
  })
  return findings.map(({ rule, severity, file, observed }) => `${severity} ${rule} ${file}: ${observed}`)
}

test('what the last product tag has is released, what came after it is pending', async () => {
  await repository.write({ [`libs/db/migrations/${C}.ts`]: source('c') })
  repository.commit('second')
  repository.git('tag', '@ehr/web@2.0.0')
  const { released, commit, notes } = await readReleaseBase({ folder })
  expect(released.map(({ name, isMerged }) => [name, isMerged])).toEqual([
    [A, true],
    [B, true],
  ])
  expect(commit?.ref).toBe('v1.0.0')
  expect(notes[0]).toMatch(/^Released is what v1\.0\.0 \([0-9a-f]{10}\) has: the last product tag\.$/)
  expect(await check()).toEqual([])
  const later = await readReleaseBase({ folder, base: 'HEAD' })
  expect(later.released.map(({ name }) => name)).toEqual([A, B, C])
})

test('an edited comment of a released migration is of no matter, other code is an error', async () => {
  const file = `libs/db/migrations/${A}.ts`
  await repository.write({ [file]: `// Why.\n${source('a')}` })
  expect(await check()).toEqual([])
  const files = [{ name: A, file: '', source: source('a') }]
  const entries = planLedger({ files, released: new Set([A]), release: 'v1.0.0', ledger: new Map() })
  await writeLedger(join(folder, '../ledger'), entries)
  expect(await check()).toEqual([
    `info history-edited ${file}: Comments or spaces were edited; the code is the same.`,
  ])
  await repository.write({ [file]: source('aa') })
  expect(await check()).toEqual([
    `error history-edited ${file}: Its source differs from that of v1.0.0, and whether it emits the same SQL is not known.`,
  ])
})

test('line ends do not count as an edit', async () => {
  await repository.write({ [`libs/db/migrations/${A}.ts`]: source('a').replaceAll('\n', '\r\n') })
  expect(await check()).toEqual([])
})

test('a released migration that is gone or renamed is missing', async () => {
  await rm(join(folder, `${A}.ts`))
  expect(await check()).toEqual([
    `error history-missing libs/db/migrations/${A}.ts: It is part of v1.0.0 and its file is gone.`,
  ])
  await repository.write({ [`libs/db/migrations/${A}.ts`]: source('a') })
  await rename(join(folder, `${B}.ts`), join(folder, `${B}.breaking.ts`))
  expect(await check()).toEqual([
    `error history-missing libs/db/migrations/${B}.ts: It is part of v1.0.0 and its file is now called ${B}.breaking.`,
  ])
})

test('a new migration before a released one is not linear', async () => {
  await repository.write({ 'libs/db/migrations/20260115000000_late.ts': source('late') })
  expect(await check()).toEqual([
    `error history-non-linear libs/db/migrations/20260115000000_late.ts: It sorts before ${B}, which is released.`,
  ])
})

test('what a base gained after this branch left it is not missing, and counts for the order', async () => {
  repository.git('switch', '-q', '-c', 'feature')
  await repository.write({ 'libs/db/migrations/20260215000000_ours.ts': source('ours') })
  repository.commit('ours')
  repository.git('switch', '-q', 'main')
  await repository.write({ [`libs/db/migrations/${C}.ts`]: source('c') })
  repository.commit('theirs')
  repository.git('switch', '-q', 'feature')
  expect(await check({ base: 'main' })).toEqual([
    `error history-non-linear libs/db/migrations/20260215000000_ours.ts: It sorts before ${C}, which is released.`,
  ])
})

test('a base that git does not know is refused, with a hint in a shallow clone', async () => {
  await expect(readReleaseBase({ folder, base: 'v9' })).rejects.toThrow(
    /The base "v9" is no commit of .*Expected a tag/,
  )
  repository.commit('second')
  const clone = await mkdtemp(join(tmpdir(), 'guard-shallow-'))
  try {
    execFileSync('git', ['clone', '-q', '--depth', '1', '--no-tags', `file://${repository.root}`, clone])
    const at = join(clone, 'libs/db/migrations')
    await expect(readReleaseBase({ folder: at, base: 'v1.0.0' })).rejects.toThrow(
      'git fetch --unshallow --tags',
    )
    const { released, notes } = await readReleaseBase({ folder: at })
    expect(released).toEqual([])
    expect(notes).toEqual([
      'Released is what the ledger has, since no product tag (v1.2.3) was found. This clone is shallow and may lack it: run "git fetch --unshallow --tags".',
      'No migration is released: all are taken as pending.',
    ])
  } finally {
    await rm(clone, { recursive: true })
  }
})

test('in a hook, the repository of the hook is not taken for that of the folder', async () => {
  const other = await createTestRepository()
  process.env.GIT_DIR = join(other.root, '.git')
  try {
    expect((await readReleaseBase({ folder })).commit?.repository).toContain('guard-repository-')
    expect((await readReleaseBase({ folder })).released).toHaveLength(2)
  } finally {
    delete process.env.GIT_DIR
    await other.remove()
  }
})

test('without git the ledger says what is released, and sees edits of source and of SQL', async () => {
  const files = await listFiles()
  const ledger = join(folder, '../ledger')
  const emitted = new Map([
    [A, ['create table a (id int)']],
    [B, ['create table b (id int)']],
  ])
  const planned = planLedger({
    files,
    released: new Set([A, B]),
    release: 'v1.0.0',
    ledger: new Map(),
    emitted,
  })
  expect(planned.map(({ fileName }) => fileName)).toEqual([`${A}.json`, `${B}.json`])
  await writeLedger(ledger, planned)
  await rm(join(repository.root, '.git'), { recursive: true })
  const { notes, released } = await readReleaseBase({ folder })
  expect(notes[0]).toMatch(/^Released is what the ledger has, since git knows nothing of /)
  expect(released.map(({ name }) => name)).toEqual([A, B])
  expect(await check({ emitted: { [A]: ['create  table a\n(id int)'] } })).toEqual([])
  expect(await check({ emitted: { [A]: ['create table a (id bigint)'] } })).toEqual([
    `error history-edited libs/db/migrations/${A}.ts: The file is as it was in v1.0.0, yet it emits other SQL: something that it calls or reads has changed.`,
  ])
  await writeFile(join(folder, `${B}.ts`), `// Why.\n${source('b')}`)
  expect(await check({ emitted: { [B]: ['create table b (id int)'] } })).toEqual([
    `info history-edited libs/db/migrations/${B}.ts: Its source was edited; the SQL that it emits is the same.`,
  ])
  expect(await check()).toEqual([
    `error history-edited libs/db/migrations/${B}.ts: Its source differs from that of v1.0.0, and whether it emits the same SQL is not known.`,
  ])
  await rm(join(folder, `${A}.ts`))
  expect((await check()).filter((finding) => finding.includes('history-missing'))).toHaveLength(1)
})

test('the ledger is written once, is refreshed by harmless edits and never by others', async () => {
  const ledger = join(folder, '../ledger')
  const emitted = new Map([[A, ['select 1']]])
  const plan = async (files: MigrationFile[], statements: ReadonlyMap<string, readonly string[]> = emitted) =>
    planLedger({
      files,
      released: new Set([A]),
      release: 'v1.1.0',
      ledger: await readLedger(ledger),
      emitted: statements,
    })
  const files = await listFiles()
  const first = await plan(files)
  await writeLedger(ledger, first)
  expect(JSON.parse(first[0]?.text ?? '')).toEqual({
    release: 'v1.1.0',
    source: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    sql: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  })
  expect(await plan(files)).toEqual([])
  const edited = files.map((file) => ({ ...file, source: `// ${file.source}` }))
  expect(await plan(edited)).toHaveLength(1)
  expect(await plan(edited, new Map())).toEqual([])
  expect(await plan(edited, new Map([[A, ['select 2']]]))).toEqual([])
  await writeFile(join(ledger, `${A}.json`), '{}')
  await expect(readLedger(ledger)).rejects.toThrow(`${A}.json is no entry of the ledger`)
})

test('a folder of another project has no ledger, whatever lies beside it', async () => {
  await repository.write({ 'libs/db/ledger/accounts.json': '[]' })
  const { released, notes } = await readReleaseBase({ folder, useTags: false })
  expect(released).toEqual([])
  expect(notes).toEqual(['No base was given.', 'No migration is released: all are taken as pending.'])
  expect((await readReleaseBase({ folder, useTags: false, base: 'v1.0.0' })).released).toHaveLength(2)
})

test('the ledger is brought up to date with what is released', async () => {
  const emitted = new Map([[A, ['select 1']]])
  const update = async () =>
    updateLedger({ folder, base: await readReleaseBase({ folder }), files: await listFiles(), emitted })
  const ledger = join(folder, '../ledger')
  expect(await update()).toEqual([join(ledger, `${A}.json`), join(ledger, `${B}.json`)])
  expect(await update()).toEqual([])
  await repository.write({ [`libs/db/migrations/${B}.ts`]: `// Why.\n${source('b')}` })
  expect(await update()).toEqual([join(ledger, `${B}.json`)])
  await repository.write({ [`libs/db/migrations/${B}.ts`]: source('bb') })
  expect(await update()).toEqual([])
  expect((await readLedger(ledger)).get(B)).toEqual({
    release: 'v1.0.0',
    source: expect.stringMatching(/^sha256:/),
  })
})

test('names of ours follow their pattern', async () => {
  await repository.write({ 'libs/db/migrations/20270101_Short.ts': source('x') })
  expect(await check()).toEqual([
    'error history-misnamed libs/db/migrations/20270101_Short.ts: The name is 20270101_Short.',
  ])
})

test.each([
  [
    ['9_a', '10_b'],
    ['warning history-misnamed 9_a: 10_b is applied before 9_a, although its number is greater.'],
  ],
  [
    ['B_x', 'a_y'],
    ['error history-non-linear a_y: By code units B_x comes before a_y; by language it comes after it.'],
  ],
  [['2026-01-01T00:00:00Z-a', '2026-01-02T00:00:00Z-b'], []],
  [['001_a', '002_b', '010_c'], []],
  [['20240208T213404429Z-add-flags', '20240208T213404429Z-add-tags'], []],
])('names of others are only wrong where Kysely stumbles: %j', (names, expected) => {
  const files = names.map((name) => ({ name, file: `/m/${name}.ts`, source: '' }))
  const base = { released: [], present: [], notes: [] }
  const findings = checkHistory({ root: '/m', folder: '/m', base, files })
  expect(
    findings.map(
      ({ rule, severity, migration, observed }) => `${severity} ${rule} ${migration}: ${observed}`,
    ),
  ).toEqual(expected)
})

test('two files of one name are found', () => {
  const files = ['/m/1_a.ts', '/m/1_a.js'].map((file) => ({ name: '1_a', file, source: '' }))
  const base = { released: [], present: [], notes: [] }
  expect(checkHistory({ root: '/m', folder: '/m', base, files })).toMatchObject([
    { rule: 'history-misnamed', severity: 'error' },
  ])
})
