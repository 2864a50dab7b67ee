import { expect, test } from 'vitest'
import { mergeJson } from './merge-json.ts'

const BASE = { title: 'Lots', field: { code: 'Code', lot: 'Lot' }, value: { a: 'A' } }

test('a text that somebody wrote beside a new one stays', () => {
  const ours = { ...BASE, field: { code: 'Kind', lot: 'Batch' } }
  const theirs = { ...BASE, field: { code: 'Code', weight: 'Weight', lot: 'Lot' } }
  expect(mergeJson({ base: BASE, ours, theirs })).toEqual({
    tree: { ...BASE, field: { code: 'Kind', weight: 'Weight', lot: 'Batch' } },
    conflicts: [],
  })
})

test('new keys come where the generator has them, and the team’s order stays', () => {
  const ours = { mine: 1, value: BASE.value, field: BASE.field, title: 'Lots' }
  const { tree } = mergeJson({ base: BASE, ours, theirs: { first: 0, ...BASE, last: 9 } })
  expect(Object.keys(Object(tree))).toEqual(['first', 'mine', 'value', 'last', 'field', 'title'])
})

test('what the generator takes out goes, unless somebody wrote it', () => {
  const theirs = { title: 'Lots', value: BASE.value, field: { code: 'Code' } }
  expect(mergeJson({ base: BASE, ours: BASE, theirs })).toEqual({ tree: theirs, conflicts: [] })
  const ours = { ...BASE, field: { code: 'Code', lot: 'Batch' } }
  expect(mergeJson({ base: BASE, ours, theirs }).conflicts).toEqual(['field.lot'])
})

test('what somebody took out stays out, and conflicts where the generator changed it', () => {
  const ours = { title: 'Lots', field: BASE.field }
  expect(mergeJson({ base: BASE, ours, theirs: BASE }).tree).toEqual(ours)
  expect(mergeJson({ base: BASE, ours, theirs: { ...BASE, value: { a: 'A', b: 'B' } } }).conflicts).toEqual([
    'value',
  ])
})

test('lists of texts merge as sets, sorted where they were; other lists are one value', () => {
  const texts = { base: ['Lot', 'Note'], ours: ['Lot'], theirs: ['Lot', 'Cup', 'Note'] }
  expect(mergeJson(texts)).toEqual({ tree: ['Cup', 'Lot'], conflicts: [] })
  expect(mergeJson({ base: ['b', 'a'], ours: ['b', 'a', 'o'], theirs: ['b', 'c'] }).tree).toEqual([
    'b',
    'o',
    'c',
  ])
  expect(mergeJson({ base: [1], ours: [1, 2], theirs: [1, 3] }).conflicts).toEqual([''])
})
