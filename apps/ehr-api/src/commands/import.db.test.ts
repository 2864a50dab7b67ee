import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { useTestDatabase } from '@ehr/db/testing'
import { afterAll, expect, test, vi } from 'vitest'
import { importCommand } from './import.ts'

const { db } = await useTestDatabase()
const folder = await mkdtemp(join(tmpdir(), 'ehr-import-'))
afterAll(() => rm(folder, { recursive: true }))

async function run(...args: string[]): Promise<{ code: number; printed: string; said: string }> {
  const lines: string[] = []
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    const context = { db, args, now: new Date('2026-11-21T12:00:00Z'), signal: new AbortController().signal }
    const code = await importCommand.run({ ...context, print: (line) => lines.push(line) })
    return { code, printed: lines.join('\n'), said: said.mock.calls.flat().join('') }
  } finally {
    said.mockRestore()
  }
}

test('prints what became of each type, and tells in its exit code whether all of it is in its place', async () => {
  const file = join(folder, 'patients.ndjson')
  await writeFile(file, '{"resourceType":"Patient","id":"1","name":[{"family":"Haddad"}]}\n')
  const good = await run(file, '--source', 'clinic')
  expect([good.code, good.printed]).toEqual([
    0,
    expect.stringMatching(/^Source "clinic": 1 file.*\n.*\nPatient +1/s),
  ])
  await writeFile(file, '{"resourceType":"Patient","id":"2","gender":"x"}\n')
  const bad = await run(file, '--source', 'clinic', '--json')
  expect([bad.code, bad.said]).toEqual([
    1,
    'patients.ndjson: [0].gender: is none of female, male, other, unknown\n',
  ])
  expect(JSON.parse(bad.printed)).toMatchObject({ source: 'clinic', types: { Patient: { failed: 1 } } })
})

test.each([
  ['without a path', [], 'import: give one file or folder.'],
  ['with an unknown option', ['x', '--force'], "import: Unknown option '--force'"],
  ['with a day that is none', ['x', '--shift-to', '2026-02-30'], 'is not a day like 2026-11-21.'],
  ['with a path that is not there', ['/nowhere'], 'import: /nowhere: cannot be read.'],
])('refuses a call %s', async (_name, args, message) => {
  const { code, said, printed } = await run(...args)
  expect([code, printed]).toEqual([2, ''])
  expect(said).toContain(message)
})
