import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locateServer } from '@ehr/db/server'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { asAdmin, type DevelopmentServer, startEmbeddedServer } from '../server.ts'
import { createSnapshot, dropSnapshot, emptyDatabase, listSnapshots, restoreSnapshot } from '../snapshots.ts'
import { openBranchDatabase } from './open-branch-database.ts'
import { listDatabases, pruneDatabases } from './prune.ts'
import { createTestRepository, type TestRepository } from './testing/test-repository.ts'

const memory = '/dev/shm'
const folder = await mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'ehr-branches-'))
const options = { dataFolder: folder, durable: false, port: 0 }
const embedded = await startEmbeddedServer(options)
let repository: TestRepository

afterAll(async () => {
  await embedded.server.stop()
  await rm(await locateServer(join(folder, 'postgres')), { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
})

beforeEach(() => {
  repository = createTestRepository()
  repository.commit('first')
})

afterEach(async () => {
  repository.remove()
  for (const { name } of await listSnapshots(embedded)) await dropSnapshot(embedded, name)
  await asAdmin(embedded.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^ehr_(branch_|development)'`,
    )
    for (const { name } of rows) await admin.query(`drop database "${name}" with (force)`)
  })
})

/** Opens the database of what is checked out, as a branch with these migrations. */
async function open(...migrations: string[]): Promise<DevelopmentServer & { said: readonly string[] }> {
  const { target, said } = await openBranchDatabase(embedded, { root: repository.root, migrations })
  return { ...target, said }
}

/** Migrates as the runner would, which keeps its ledger in this table. */
async function migrate(target: DevelopmentServer, ...names: string[]): Promise<void> {
  await asAdmin(target.ownerUrl, async (owner) => {
    await owner.query(
      'create table if not exists kysely_migration (name text primary key, timestamp text not null)',
    )
    for (const name of names) await owner.query('insert into kysely_migration values ($1, $2)', [name, ''])
  })
}

async function applied(target: DevelopmentServer): Promise<string[]> {
  return asAdmin(target.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ name: string }>('select name from kysely_migration order by name')
    return rows.map(({ name }) => name)
  })
}

async function branches(): Promise<string[]> {
  return (await listDatabases(embedded, repository.root)).map(({ branch }) => branch)
}

test('each branch has a database of its own, cloned from that of the branch it comes from', async () => {
  await migrate(await open('a'), 'a')
  repository.git('switch', '--quiet', '--create', 'feature/wards')
  const wards = await open('a', 'wards')
  expect(wards.said).toEqual(['feature/wards has a database of its own now: it is a clone of that of main.'])
  await migrate(wards, 'wards')
  repository.git('switch', '--quiet', 'main')
  repository.git('switch', '--quiet', '--create', 'feature/labs')
  const labs = await open('a', 'labs')
  await migrate(labs, 'labs')

  expect(await applied(wards)).toEqual(['a', 'wards'])
  expect(await applied(labs)).toEqual(['a', 'labs'])
  repository.git('switch', '--quiet', 'main')
  const main = await open('a')
  expect(main.said).toEqual([])
  expect(await applied(main)).toEqual(['a'])
})

test('a branch on a branch begins with that one’s database', async () => {
  await migrate(await open('a'), 'a')
  repository.git('switch', '--quiet', '--create', 'feature/wards')
  repository.commit('wards')
  await migrate(await open('a', 'wards'), 'wards')
  repository.git('switch', '--quiet', '--create', 'feature/beds')
  expect(await applied(await open('a', 'wards', 'beds'))).toEqual(['a', 'wards'])
})

test('a parent that has gone ahead is no parent: then the next one that fits, or an empty one', async () => {
  await migrate(await open('a'), 'a')
  repository.git('branch', 'feature/old')
  repository.git('branch', 'develop')
  repository.git('switch', '--quiet', 'develop')
  await open('a')
  repository.git('switch', '--quiet', 'main')
  repository.commit('more')
  await migrate(await open('a', 'b'), 'b')
  repository.git('switch', '--quiet', 'feature/old')
  const old = await open('a')
  expect(await applied(old)).toEqual(['a'])
  expect(old.said).toEqual([expect.stringContaining('clone of that of develop')])
  repository.git('switch', '--quiet', '--orphan', 'fresh')
  const fresh = await open('z')
  await expect(applied(fresh)).rejects.toThrow('"kysely_migration" does not exist')
  expect(fresh.said).toEqual([])
})

test('the clone keeps the rights, and the parent its connections afterwards', async () => {
  const main = await open('a')
  await migrate(main, 'a')
  repository.git('switch', '--quiet', '--create', 'feature/wards')
  const wards = await open('a')
  await expect(asAdmin(wards.apiUrl, (api) => api.query('create table x ()'))).rejects.toThrow(
    'permission denied',
  )
  expect(await applied(main)).toEqual(['a'])
})

test('a renamed branch takes its database along', async () => {
  await migrate(await open('a'), 'a')
  repository.git('switch', '--quiet', '--create', 'feature/wards')
  await migrate(await open('a', 'wards'), 'wards')
  repository.git('branch', '--move', 'feature/units')
  const units = await open('a', 'wards')
  expect(units.said).toEqual([
    'The branch feature/wards is called feature/units now: its database went with it.',
  ])
  expect(await applied(units)).toEqual(['a', 'wards'])
  expect(await branches()).toEqual(['feature/units', 'main'])
})

test('a branch that was renamed while another is checked out keeps its database through a clearing', async () => {
  await migrate(await open('a'), 'a')
  repository.git('switch', '--quiet', '--create', 'feature/wards')
  await migrate(await open('a', 'wards'), 'wards')
  repository.git('switch', '--quiet', 'main')
  repository.git('branch', '--move', 'feature/wards', 'feature/units')
  await pruneDatabases(embedded, repository.root)
  expect(await branches()).toEqual(['feature/units', 'main'])
  repository.git('switch', '--quiet', 'feature/units')
  expect(await applied(await open('a', 'wards'))).toEqual(['a', 'wards'])
})

test('the database of a deleted branch is dropped; those of others, and snapshots, stay', async () => {
  await migrate(await open('a'), 'a')
  for (const branch of ['feature/wards', 'feature/labs']) {
    repository.git('switch', '--quiet', '--create', branch, 'main')
    await createSnapshot(await open('a'), branch.replace('feature/', ''))
  }
  repository.git('switch', '--quiet', 'main')
  repository.git('branch', '--delete', 'feature/wards')
  expect((await listDatabases(embedded, repository.root)).filter((each) => each.isOrphan)).toMatchObject([
    { branch: 'feature/wards', isCurrent: false },
  ])
  expect(await pruneDatabases(embedded, repository.root)).toEqual([
    'The database of the former branch feature/wards was dropped.',
  ])
  expect(await branches()).toEqual(['feature/labs', 'main'])
  expect((await listSnapshots(embedded)).map(({ name }) => name)).toEqual(['labs', 'wards'])
})

test('nothing is dropped when git cannot be asked, nor of a long-lived branch', async () => {
  repository.git('switch', '--quiet', '--create', 'develop')
  await open('a')
  repository.git('switch', '--quiet', 'main')
  repository.git('branch', '--delete', 'develop')
  expect(await pruneDatabases(embedded, repository.root)).toEqual([])
  expect(await pruneDatabases(embedded, '/')).toEqual([])
  expect(await branches()).toEqual(['develop'])
})

test('a branch made anew under a deleted one’s name begins anew', async () => {
  await migrate(await open('a'), 'a')
  repository.git('switch', '--quiet', '--create', 'feature/wards')
  await migrate(await open('a', 'wards'), 'wards')
  repository.git('switch', '--quiet', 'main')
  repository.git('branch', '--delete', '--force', 'feature/wards')
  repository.at('@4102444800 +0000').git('switch', '--quiet', '--create', 'feature/wards')
  const again = await open('a')
  expect(again.said[0]).toBe('The database of the former branch feature/wards was dropped.')
  expect(await applied(again)).toEqual(['a'])
  // A branch from the future, as after a clock that was wrong, does not begin anew each time.
  expect((await open('a')).said).toEqual([])
})

test('without a branch, and without git, there is the database of no branch', async () => {
  await migrate(await open('a'), 'a')
  repository.git('switch', '--quiet', '--detach')
  const detached = await open('a')
  expect(detached.database).toBe('ehr_development')
  expect(await applied(detached)).toEqual(['a'])
  const { target } = await openBranchDatabase(embedded, { root: '/', migrations: [] })
  expect(target.database).toBe('ehr_development')
})

test('in the middle of a rebase it is still the branch’s own', async () => {
  repository.write('file', 'main')
  repository.commit('main')
  repository.git('switch', '--quiet', '--create', 'feature/wards', 'main~1')
  repository.write('file', 'wards')
  repository.commit('wards')
  const before = await open('a')
  expect(() => repository.git('rebase', 'main')).toThrow('conflict')
  expect((await open('a')).database).toBe(before.database)
})

test('a worktree knows its own branch', async () => {
  const tree = repository.addWorktree('feature/wards')
  const { branch } = await openBranchDatabase(embedded, { root: tree, migrations: [] })
  expect(branch).toBe('feature/wards')
})

test('names that are hostile to SQL, shells and people each have their own', async () => {
  const names = [`x";drop`, "it's", '$(id)', '`id`', 'ميزة/مختبر', '%s', 'a&b', 'x'.repeat(200), 'HEAD-1']
  for (const name of names) {
    repository.git('switch', '--quiet', '--create', name)
    await migrate(await open(name), name)
    expect(await applied(await open(name))).toEqual([name])
    repository.git('switch', '--quiet', 'main')
  }
  expect([...(await branches())].sort()).toEqual([...names].sort())
})

test('a reset and a restored snapshot are the branch’s, and it stays the branch’s', async () => {
  const main = await open('a')
  await migrate(main, 'a')
  await createSnapshot(main, 'kept')
  repository.git('switch', '--quiet', '--create', 'feature/wards')
  const wards = await open('a')
  await emptyDatabase(wards)
  expect(await applied(main)).toEqual(['a'])
  await restoreSnapshot(wards, 'kept')
  expect(await applied(wards)).toEqual(['a'])
  expect((await open('a')).said).toEqual([])
  expect(await branches()).toEqual(['feature/wards', 'main'])
})

test('two commands that need the database at once make it once', async () => {
  const opened = await Promise.all([open('a'), open('a'), open('a')])
  expect(new Set(opened.map(({ database }) => database))).toEqual(new Set(['ehr_branch_main']))
  expect(await branches()).toEqual(['main'])
})

test('a killed making leaves nothing behind after the next start', async () => {
  const main = await open('a')
  await asAdmin(embedded.adminUrl, async (admin) => {
    await admin.query('create database ehr_branch_wards_1a2b3c4d_next')
    await admin.query(`alter database ${main.database} with allow_connections false`)
  })
  await createSnapshotNamed('before_next')
  await startEmbeddedServer(options)
  await migrate(main, 'a')
  const { rows } = await asAdmin(embedded.adminUrl, (admin) =>
    admin.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^ehr_' order by 1`,
    ),
  )
  expect(rows.map(({ name }) => name)).toEqual(['ehr_branch_main', 'ehr_snapshot_before_next'])
})

async function createSnapshotNamed(name: string): Promise<void> {
  await asAdmin(embedded.adminUrl, (admin) => admin.query(`create database ehr_snapshot_${name}`))
}
