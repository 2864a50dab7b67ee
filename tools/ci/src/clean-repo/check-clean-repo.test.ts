import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { EMPTY_TREE } from '@ehr/conventions/git'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Exception } from '../metadata/read-metadata.ts'
import { createRepository, type Repository } from '../testing/repository.ts'
import { checkCleanRepo, renderUnwanted } from './check-clean-repo.ts'

let repository: Repository
let base = ''
beforeEach(() => {
  repository = createRepository()
  base = repository.commit({ 'README.md': 'hello' })
})
afterEach(() => repository.remove())

// Put together here, or this file would be a finding itself.
const NAME = `${'Nov'}áková`
const PATIENT = JSON.stringify({
  resourceType: 'Patient',
  name: [{ family: NAME, given: ['A'] }],
  birthDate: '1950-01-01',
})
const PEOPLE = ['first_name,last_name,dob', 'A,B,1950-01-01', 'C,D,1951-01-01', 'E,F,1952-01-01'].join('\n')

const UNWANTED: [path: string, content: string | Buffer, wrong: string][] = [
  ['.env', 'A=1', 'settings of one machine'],
  ['apps/ehr-api/.env.production', 'A=1', 'settings of one machine'],
  ['backup/clinic.dump', '', 'a dump of a database'],
  ['clinic.sql.gz', '', 'a dump of a database'],
  ['clinic.sqlite', '', 'a database'],
  ['old.zip', '', 'an archive'],
  ['deploy/server.pem', '', 'a key'],
  ['home/id_ed25519', '', 'a key'],
  ['patients.xlsx', '', 'a spreadsheet'],
  ['scan.dcm', '', 'a medical image'],
  ['node_modules/x/index.js', '', 'an installed package'],
  ['api.log', '', 'what a machine left behind'],
  ['notes.bin', Buffer.from('PGDMP\0\u0001'), 'a dump of a database, by its content'],
  ['notes.txt', gzipSync('hello'), 'an archive, by its content'],
  ['clinic.sql', '--\n-- PostgreSQL database dump\n--\n', 'a dump of a database, by its content'],
  ['people.sql', 'COPY public.patient (id, name) FROM stdin;\n1\tA\n\\.\n', 'a dump of a database'],
  ['film.webm', Buffer.alloc(1024 * 1024 + 1), 'binary and large: 1.0 MB'],
  ['long.txt', 'x'.repeat(5 * 1024 * 1024 + 1), 'large: 5.0 MB'],
  ['messages.txt', 'MSH|^~\\&|A\nPID|1||123\n', 'an HL7 message'],
  ['bundle.json', PATIENT, 'patients’ data: a name (line 1)'],
  ['src/patient.test.ts', `export const PATIENT = ${PATIENT}`, 'patients’ data: a name (line 1)'],
  ['export.csv', PEOPLE, 'rows of people'],
  ['export.tsv', PEOPLE.replaceAll(',', '\t'), 'rows of people'],
  ['list.txt', '123-45-6789 234-56-7890 345-67-8901', '3 social security numbers'],
]

test('finds each kind of unwanted file, and says what it is', () => {
  const head = repository.commit(Object.fromEntries(UNWANTED.map(([path, content]) => [path, content])))
  const found = Object.fromEntries(check(head).left.map(({ path, wrong }) => [path, wrong]))

  expect(found).toEqual(
    Object.fromEntries(UNWANTED.map(([path, , wrong]) => [path, expect.stringContaining(wrong)])),
  )
})

const HARMLESS: Record<string, string | Buffer> = Object.fromEntries<string | Buffer>([
  ['.env.example', 'A=1'],
  ['src/environment.ts', 'export const A = 1'],
  ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
  ['migration.sql', 'create table patient (first_name text, dob date);'],
  ['src/patient.test.ts', PATIENT.replace(/Nov[^"]+/, 'Haddad')],
  ['columns.csv', 'code,display\n1,a\n2,b\n3,c'],
  ['phone.txt', '1-800-555-0199 900-12-3456 000-12-3456'],
])

test('lets through what only looks like it', () => {
  expect(check(repository.commit(HARMLESS)).left).toEqual([])
})

test('a file that was taken out again is found, since history keeps it', () => {
  repository.commit({ 'clinic.dump': 'x' })
  repository.git('rm', '--quiet', 'clinic.dump')
  const head = repository.commit({ 'a.txt': 'x' })

  const found = check(head)
  expect(found.left).toEqual([{ path: 'clinic.dump', wrong: 'a dump of a database', isOnlyInHistory: true }])
  expect(renderUnwanted(found)).toContain('"clinic.dump": a dump of a database (gone again')
})

test('a file that only a merge brought is found', () => {
  repository.git('switch', '--quiet', '-c', 'side')
  repository.commit({ 'side.txt': 'x' })
  repository.git('switch', '--quiet', 'main')
  repository.commit({ 'main.txt': 'x' })
  repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'side')
  const head = repository.commit({ '.env': 'A=1' })

  expect(check(head).left.map(({ path }) => path)).toEqual(['.env'])
})

test('what was there before is not held against who comes in, but found where everything counts', () => {
  const old = repository.commit({ '.env': 'A=1' })
  const head = repository.commit({ 'a.txt': 'x' })

  expect(check(head, old).left).toEqual([])
  expect(check(head, EMPTY_TREE).left.map(({ path }) => path)).toEqual(['.env'])
})

test('a name with a line break or a quote is found, and told on one line', () => {
  const head = repository.commit({ 'a"\n::error::b/.env': 'A=1' })
  const found = check(head)
  expect(found.left).toHaveLength(1)
  expect(renderUnwanted(found)).toContain('  "a\\"\\n::error::b/.env": settings')
})

test('what is excepted passes until the day, with the reason told', () => {
  const head = repository.commit({ 'libs/fhir/examples/bundle.json': PATIENT })
  const exception: Exception = {
    check: 'clean-repo',
    subject: 'libs/fhir/examples/*.json',
    reason: 'Made-up people',
    until: '2026-12-31',
  }
  const on = (today: string) =>
    checkCleanRepo({ root: repository.root, base, head, exceptions: [exception], today })

  expect(on('2026-12-31').left).toEqual([])
  expect(renderUnwanted(on('2026-12-31'))).toContain('accepted until 2026-12-31: Made-up people')
  expect(on('2027-01-01').left).toHaveLength(1)
})

const ROOT = join(import.meta.dirname, '../../../..')
const hasHistory = existsSync(join(ROOT, '.git'))
test.skipIf(!hasHistory)(
  'this project’s own code gives no alarm',
  () => {
    const found = checkCleanRepo({
      root: ROOT,
      base: EMPTY_TREE,
      head: 'HEAD',
      exceptions: [],
      today: '2026-11-22',
    })
    expect(found.left).toEqual([])
  },
  120_000,
)

function check(head: string, from = base) {
  return checkCleanRepo({
    root: repository.root,
    base: from,
    head,
    exceptions: [],
    today: '2026-11-21',
  })
}
