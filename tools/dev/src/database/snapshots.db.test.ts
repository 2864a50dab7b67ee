import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locateServer } from '@ehr/db/server'
import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { asAdmin, startDevelopmentServer } from './server.ts'
import { createSnapshot, dropSnapshot, emptyDatabase, listSnapshots, restoreSnapshot } from './snapshots.ts'

// In memory where there is room: a clone is many files, and a busy disk takes a second for them.
const memory = '/dev/shm'
const folder = await mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'ehr-snapshots-'))
const options = { dataFolder: folder, durable: false }
const target = await startDevelopmentServer(options)

afterAll(async () => {
  await target.server.stop()
  await rm(await locateServer(join(folder, 'postgres')), { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  for (const { name } of await listSnapshots(target)) await dropSnapshot(target, name)
  await emptyDatabase(target)
  await asAdmin(target.ownerUrl, (owner) => owner.query('create table note (text text)'))
})

async function write(text: string): Promise<void> {
  await asAdmin(target.ownerUrl, (owner) => owner.query('insert into note values ($1)', [text]))
}

async function readNotes(): Promise<string[]> {
  const { rows } = await asAdmin(target.ownerUrl, (owner) =>
    owner.query<{ text: string }>('select text from note'),
  )
  return rows.map(({ text }) => text)
}

test('a restored database is as it was, and its snapshot stays', async () => {
  await write('before')
  await createSnapshot(target, 'one')
  await write('after')
  await restoreSnapshot(target, 'one')
  expect(await readNotes()).toEqual(['before'])
  expect((await listSnapshots(target)).map(({ name }) => name)).toEqual(['one'])
})

test('an open connection hinders neither, and the next one works', async () => {
  const reader = new pg.Client({ connectionString: target.ownerUrl })
  const isEnded = new Promise<void>((resolve) => reader.on('error', () => resolve()))
  await reader.connect()
  await createSnapshot(target, 'one')
  await isEnded
  await restoreSnapshot(target, 'one')
  expect(await readNotes()).toEqual([])
})

test('keeps the rights: the owner still makes tables, the application still may not', async () => {
  await createSnapshot(target, 'one')
  await restoreSnapshot(target, 'one')
  await asAdmin(target.ownerUrl, (owner) => owner.query('create table another ()'))
  await expect(asAdmin(target.apiUrl, (api) => api.query('create table third ()'))).rejects.toThrow(
    'permission denied',
  )
})

test('a name that is taken is refused, unless it is to be replaced', async () => {
  await createSnapshot(target, 'one')
  await expect(createSnapshot(target, 'one')).rejects.toThrow('There is a snapshot "one" already')
  await write('later')
  await createSnapshot(target, 'one', { replace: true })
  await restoreSnapshot(target, 'one')
  expect(await readNotes()).toEqual(['later'])
})

test('an unknown name is answered with the known ones', async () => {
  await createSnapshot(target, 'one')
  await expect(restoreSnapshot(target, 'two')).rejects.toThrow('There is no snapshot "two". There are: one')
})

test('a name that no database could have is refused', async () => {
  for (const name of ['', 'Upper', 'a b', '../x', 'x'.repeat(41)]) {
    await expect(createSnapshot(target, name)).rejects.toThrow('A snapshot’s name')
  }
})

test('the next start clears away a swap or clone that was killed half way', async () => {
  await write('kept')
  await asAdmin(target.adminUrl, async (admin) => {
    await admin.query('create database ehr_development_next')
    await admin.query('alter database ehr_development with allow_connections false')
  })
  await startDevelopmentServer(options)
  expect(await readNotes()).toEqual(['kept'])
  const { rowCount } = await asAdmin(target.adminUrl, (admin) =>
    admin.query(`select from pg_database where datname like 'ehr_development_%'`),
  )
  expect(rowCount).toBe(0)
})
