import {
  CamelCasePlugin,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { expect, test } from 'vitest'
import { findNearest } from './nearest.ts'
import { keyOfColumn, snakeOf, wordsOf } from './words.ts'

const db = new Kysely<Record<string, Record<string, string>>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (own) => new PostgresIntrospector(own),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
})

test.each([
  ['LABOrders', 'lab orders'],
  ['labOrders', 'lab orders'],
  ['LAB_ORDERS', 'lab orders'],
  ['Lab orders', 'lab orders'],
  ['  lab--orders_ ', 'lab orders'],
  ['MRIs', 'mris'],
  ['ECGResults', 'ecg results'],
  ['covid19 tests', 'covid19 tests'],
  ['Covid-19 Tests', 'covid19 tests'],
  ['covid19Tests', 'covid19 tests'],
  ['hba1c readings', 'hba1c readings'],
  ['Réferrals', 'referrals'],
  ['Straßen Ærzte', 'strassen aerzte'],
  ['xRay', 'x ray'],
])('the words of "%s" are %s', (name, words) => {
  expect(wordsOf(name).join(' ')).toBe(words)
})

test.each([
  'lab orders',
  'x ray',
  'vitamin d levels',
  'hba1c readings',
  'a b c',
  'covid19 tests',
  'line 2 of 3',
])('the column of "%s" is the one that Kysely asks for', (name) => {
  const column = snakeOf(wordsOf(name))
  const { sql } = db.selectFrom(keyOfColumn(column)).select(keyOfColumn(column)).compile()
  expect(sql).toBe(`select "${column}" from "${column}"`)
})

test('the nearest word is found, and none when none is near', () => {
  expect(findNearest('strnig', ['text', 'string', 'integer'])).toBe('string')
  expect(findNearest('Enum', ['text', 'enum'])).toBe('enum')
  expect(findNearest('colour', ['text', 'string', 'integer'])).toBeUndefined()
})
