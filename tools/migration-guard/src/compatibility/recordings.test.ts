import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestRepository, type TestRepository } from '../history/repository-of-tests.ts'
import { checkRecorded } from './check-recorded.ts'
import { listInserts } from './list-inserts.ts'
import { listQueryFunctions } from './list-query-functions.ts'
import { parseRecording } from './parse-recording.ts'
import { readRecordings, readRecordingsAt } from './read-recordings.ts'

const MARK =
  '-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.\n\n'

let repository: TestRepository

beforeEach(async () => {
  repository = await createTestRepository()
})
afterEach(() => repository.remove())

test('a recording is read statement by statement, with names, calls and lines', () => {
  const text = `${MARK}-- find: by id; first
select 'a; b',
    "c -- d"
from "t";

-- take
begin;
update "t"
set "a" = $1; -- 2 times
commit;
`
  expect(
    parseRecording('a/queries.sql', text).map(({ functionName, call, line, sql, source }) => [
      functionName,
      call,
      line,
      sql,
      source,
    ]),
  ).toEqual([
    ['find', 'by id; first', 4, `select 'a; b',\n    "c -- d"\nfrom "t"`, 'a/queries.ts'],
    ['take', undefined, 9, 'begin', 'a/queries.ts'],
    ['take', undefined, 10, 'update "t"\nset "a" = $1', 'a/queries.ts'],
    ['take', undefined, 12, 'commit', 'a/queries.ts'],
  ])
})

test('recordings are read from the working tree and as they were in a release', async () => {
  await repository.write({
    'libs/a/queries.ts': '',
    'libs/a/queries.sql': `${MARK}-- old\nselect 1;\n`,
    'libs/a/other.sql': 'select 2;',
    'libs/a/other.ts': '',
    'libs/a/alone.sql': `${MARK}-- alone\nselect 3;\n`,
    'libs/node_modules/b/queries.ts': '',
    'libs/node_modules/b/queries.sql': `${MARK}-- foreign\nselect 4;\n`,
    'bench/queries.ts': '',
    'bench/queries.sql': `${MARK}-- bench\nselect 5;\n`,
  })
  repository.git('add', 'libs/a', 'bench')
  repository.git('commit', '-q', '-m', 'first')
  const sha = repository.git('rev-parse', 'HEAD').trim()
  await repository.write({ 'libs/a/queries.sql': `${MARK}-- new\nselect 6;\n` })
  const { root } = repository
  expect((await readRecordings(root)).map(({ functionName }) => functionName)).toEqual(['new'])
  const released = await readRecordingsAt({ ref: 'v1', sha, repository: root })
  expect(released.map(({ functionName, recording }) => [functionName, recording])).toEqual([
    ['old', 'libs/a/queries.sql'],
  ])
})

test('query functions are exported and take a database first', () => {
  const source = `import type { Db } from '@ehr/db'
export function one(db: Db) {}
export async function two(trx: Transaction<Database>, id: string) {}
export const three = (db: Kysely<unknown>) => db
export const COLUMNS = ['a']
export function build(id: string, db: Db) {}
function hidden(db: Db) {}
const four = async (db: Db | Transaction<Database>) => db
function five(db: Db) {}
export { four, five as six }
`
  expect(listQueryFunctions('queries.ts', source)).toEqual([
    { name: 'one', line: 2 },
    { name: 'two', line: 3 },
    { name: 'three', line: 4 },
    { name: 'four', line: 8 },
    { name: 'six', line: 9 },
  ])
})

test('an exported query function without a recording is found, wherever recordings lie', async () => {
  const functions = (...names: string[]) =>
    names.map((name) => `export function ${name}(db: Db) {}\n`).join('')
  await repository.write({
    'libs/a/queries.ts': functions('recorded', 'forgotten'),
    'libs/a/queries.sql': `${MARK}-- recorded: once\nselect 1;\n`,
    'apps/b/write-queries.ts': functions('alone'),
    'libs/c/rows.ts': functions('row'),
    'libs/c/rows.sql': `${MARK}-- other\nselect 1;\n`,
    'libs/c/service.ts': functions('noQuery'),
    'libs/c/record-queries.ts': 'export function recordQueries(queries: object) {}\n',
  })
  expect(
    (await checkRecorded(repository.root)).map(({ file, line, observed }) => [file, line, observed]),
  ).toEqual([
    [
      'apps/b/write-queries.ts',
      1,
      'The exported query function alone has no recording: write-queries.sql is missing.',
    ],
    ['libs/a/queries.ts', 2, 'The exported query function forgotten is not in queries.sql.'],
    ['libs/c/rows.ts', 1, 'The exported query function row is not in rows.sql.'],
  ])
})

test.each([
  ['insert into t (a, b) values ($1, $2)', [['t', ['a', 'b']]]],
  ['insert into s.t (a, b) values (1, default), (2, default)', [['s.t', ['a']]]],
  ['insert into t (a, b) values (1, default), (2, 3)', [['t', ['a', 'b']]]],
  ['insert into t default values', [['t', []]]],
  ['insert into t (a) select x from u on conflict do nothing', [['t', ['a']]]],
  [
    'with i as (insert into t (a) values (1) returning id) insert into u (b) select id from i',
    [
      ['t', ['a']],
      ['u', ['b']],
    ],
  ],
  ['insert into t values (1, 2)', []],
  ['select 1', []],
  ['insert nonsense', []],
])('what is inserted by: %s', async (sql, expected) => {
  const found = await listInserts(sql)
  const brief = found.map(({ schema, table, columns }) => [
    schema === undefined ? table : `${schema}.${table}`,
    columns,
  ])
  expect(brief.toSorted()).toEqual(expected)
})
