import { expect, test } from 'vitest'
import { compareSchema, type Replayed } from './compare-schema.ts'

const nothing = new Map<string, string>()
const table = new Map([['table t', '']])
const column = new Map([...table, ['column t.a', 'integer']])
const wider = new Map([...table, ['column t.a', 'bigint']])
const none = () => false

const T: Replayed = { name: '1_t', before: nothing, after: table }
const A: Replayed = { name: '2_a', before: table, after: column }
const WIDER: Replayed = { name: '3_wider', before: column, after: wider }

test('nothing is found where all is as replayed', () => {
  const found = compareSchema(column, { applied: [T, A], pending: [WIDER] }, none)
  expect(found).toEqual({ undoneByHand: [], appliedByHand: [], unexplained: [] })
})

test('what is undone in the middle takes with it what later ones did to it', () => {
  const found = compareSchema(table, { applied: [T, A, WIDER], pending: [] }, none)
  expect(found.unexplained).toEqual([])
  expect(found.undoneByHand).toEqual(['2_a', '3_wider'])
})

test('the last alone undone is the last alone', () => {
  expect(compareSchema(column, { applied: [T, A, WIDER], pending: [] }, none).undoneByHand).toEqual([
    '3_wider',
  ])
})

test('what is applied by hand is found among the pending, one after another', () => {
  const found = compareSchema(wider, { applied: [T], pending: [A, WIDER] }, none)
  expect(found).toEqual({ undoneByHand: [], appliedByHand: ['2_a', '3_wider'], unexplained: [] })
})

test('what no migration explains is named, unless another finding is about it', () => {
  const actual = new Map([...column, ['index t.i', 'on t (a)'], ['column t.b', 'text']])
  const found = compareSchema(actual, { applied: [T, A], pending: [] }, (key) => key === 'index t.i')
  expect(found.unexplained).toEqual(['column t.b is in no migration'])
})

test('what was changed to something that no migration makes was not undone', () => {
  const actual = new Map([...table, ['column t.a', 'text']])
  expect(compareSchema(actual, { applied: [T, A, WIDER], pending: [] }, none)).toEqual({
    ...{ undoneByHand: [], appliedByHand: [] },
    unexplained: ['column t.a is different from what migrations make'],
  })
})
