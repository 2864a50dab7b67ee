import { expect, test } from 'vitest'
import { isNarrowing, parseColumnType, toColumnType } from './column-type.ts'

test('reads types as PostgreSQL prints them', () => {
  expect(parseColumnType('timestamp(3) without time zone')).toEqual({
    base: 'timestamp without time zone',
    modifiers: [3],
    isArray: false,
  })
  expect(parseColumnType('numeric(10,2)[]')).toEqual({ base: 'numeric', modifiers: [10, 2], isArray: true })
})

test('reads types as statements name them', () => {
  expect(toColumnType({ name: 'varchar', modifiers: [20], isArray: false })).toEqual(
    parseColumnType('character varying(20)'),
  )
  expect(toColumnType({ schema: 'app', name: 'code', modifiers: [], isArray: false }).base).toBe('app.code')
})

const WIDE = [
  ['integer', 'bigint'],
  ['smallint', 'numeric'],
  ['character varying(20)', 'character varying(50)'],
  ['character varying(20)', 'text'],
  ['character(3)', 'character varying'],
  ['numeric(10,2)', 'numeric(12,2)'],
  ['numeric(10,2)', 'numeric'],
  ['integer', 'double precision'],
  ['integer', 'text'],
  ['timestamp(3) with time zone', 'timestamp with time zone'],
  ['timestamp with time zone', 'timestamp(6) with time zone'],
  ['cidr', 'inet'],
  ['date', 'timestamp without time zone'],
  ['uuid', 'text'],
  ['json', 'jsonb'],
  ['text', 'public.citext'],
]

const NARROW = [
  ['bigint', 'integer'],
  ['integer', 'smallint'],
  ['bigint', 'double precision'],
  ['numeric', 'integer'],
  ['integer', 'numeric(5,2)'],
  ['numeric(10,2)', 'numeric(10,4)'],
  ['numeric(10,2)', 'numeric(10,1)'],
  ['numeric', 'numeric(10,2)'],
  ['double precision', 'real'],
  ['integer', 'boolean'],
  ['text', 'character varying(50)'],
  ['character varying', 'character varying(50)'],
  ['character varying(50)', 'character varying(20)'],
  ['text', 'character'],
  ['text', 'integer'],
  ['text', 'app.mood'],
  ['text', 'jsonb'],
  ['timestamp with time zone', 'date'],
  ['timestamp without time zone', 'timestamp(0) without time zone'],
  ['inet', 'cidr'],
  ['integer[]', 'integer'],
]

test.each(WIDE)('%s fits into %s', (from, to) => {
  expect(isNarrowing(parseColumnType(from!), parseColumnType(to!))).toBe(false)
})

test.each(NARROW)('%s may not fit into %s', (from, to) => {
  expect(isNarrowing(parseColumnType(from!), parseColumnType(to!))).toBe(true)
})
