import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseRunFile, readRunFile, removeRunFile, writeRunFile } from './run-file.ts'

const RECORD = { processes: [{ name: 'API', pid: 42, identity: 'boot/7' }] }

test('reads what was written, and nothing once removed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ehr-run-file-'))
  const path = join(folder, 'run.json')
  await writeRunFile(path, RECORD)
  expect(await readRunFile(path)).toEqual(RECORD)
  expect(await readdir(folder)).toEqual(['run.json'])
  await removeRunFile(path)
  expect(await readRunFile(path)).toEqual({ processes: [] })
  await rm(folder, { recursive: true })
})

test('counts half a file as none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ehr-run-file-'))
  const path = join(folder, 'run.json')
  await writeFile(path, '{"processes": [{"name": "API", "pi')
  expect(await readRunFile(path)).toEqual({ processes: [] })
  await rm(folder, { recursive: true })
})

test.each(['', '[]', '{"processes":[{"name":"API","pid":"42","identity":"x"}]}'])(
  'counts %j as an empty run file',
  (text) => expect(parseRunFile(text)).toEqual({ processes: [] }),
)
