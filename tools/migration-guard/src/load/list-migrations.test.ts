import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listMigrations } from './list-migrations.ts'

const folder = await mkdtemp(join(tmpdir(), 'guard-list-'))
afterAll(() => rm(folder, { recursive: true }))

test('takes the files that Kysely takes, in its order, by their names without the ending', async () => {
  for (const name of [
    '9_b.mjs',
    '10_a.ts',
    'B.cjs',
    'a.v2.js',
    'x.mts',
    'y.cts',
    'types.d.ts',
    'y.d.cts',
    'note.md',
  ]) {
    await writeFile(join(folder, name), '')
  }
  await mkdir(join(folder, 'folder.ts'))
  expect((await listMigrations(folder)).map(({ name }) => name)).toEqual([
    '10_a',
    '9_b',
    'B',
    'a.v2',
    'x',
    'y',
  ])
})
