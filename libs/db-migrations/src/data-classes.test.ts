import { expect, test } from 'vitest'
import type { Catalogue, Column, Table } from './catalogue/model.ts'
import { findUnclassified, splitComment } from './data-classes.ts'

test.each([
  ['@name Family name', { dataClass: 'name', description: 'Family name' }],
  ['@national-id The number', { dataClass: 'national-id', description: 'The number' }],
  ['@nonsense Family name', { dataClass: undefined, description: '@nonsense Family name' }],
  ['Family name', { dataClass: undefined, description: 'Family name' }],
  [null, { dataClass: undefined, description: '' }],
])('the comment %j is split', (comment, parts) => {
  expect(splitComment(comment)).toEqual(parts)
})

test('columns without a class, with an unknown one or without a description are named', () => {
  const columns = [
    column('a', '@name A name'),
    column('b', null),
    column('c', '@nonsense C'),
    column('d', '@key'),
  ]
  expect(findUnclassified(catalogue([{ ...table('t', columns) }]))).toEqual([
    't.b has no comment: expected "@class description" (classes in data-classes.ts).',
    't.c has the comment "@nonsense C": expected "@class description" (classes in data-classes.ts).',
    't.d has the comment "@key": expected "@class description" (classes in data-classes.ts).',
  ])
})

test('a partition has the comments of its parent', () => {
  expect(findUnclassified(catalogue([{ ...table('p', [column('a', null)]), partitionOf: 't' }]))).toEqual([])
})

function column(name: string, comment: string | null): Column {
  return {
    ...{ name, comment, type: 'text', typeName: 'text', isNullable: true, default: null },
    ...{ identity: null, isGenerated: false, collation: null },
  }
}

function table(name: string, columns: Column[]): Table {
  return {
    ...{ name, columns, comment: null, partitionKey: null, partitionOf: null, partitionBound: null },
    ...{ rowSecurity: 'off', constraints: [], indexes: [], triggers: [], policies: [], grants: [] },
  }
}

function catalogue(tables: Table[]): Catalogue {
  return { tables, views: [], extensions: [], enums: [], sequences: [], functions: [] }
}
