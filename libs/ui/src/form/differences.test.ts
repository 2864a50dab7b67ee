import { expect, test } from 'vitest'
import { type Difference, differencesOf, mergeDrafts } from './differences.ts'

const base = { family: 'Ali', phone: '1', city: 'Cairo', note: null }
const noField = () => false

test('suggests the side that changed, and leaves a choice where both did', () => {
  const mine = { ...base, family: 'Aly', phone: '2', note: 'x' }
  const theirs = { ...base, phone: '3', city: 'Giza', note: 'x' }
  expect(differencesOf({ base, mine, theirs }, noField).map(inShort)).toEqual([
    ['/family', 'Aly', 'Ali', 'mine'],
    ['/phone', '2', '3', undefined],
    ['/city', 'Cairo', 'Giza', 'theirs'],
  ])
})

test('an emptied field and one never filled are no difference', () => {
  expect(differencesOf({ base, mine: { ...base, note: '' }, theirs: base }, noField)).toEqual([])
})

test('goes into groups as far as the form has fields, and takes lists of other lengths whole', () => {
  const before = { names: [{ family: 'A', given: ['B'] }], born: { value: '1958-01-01', precision: 'year' } }
  const mine = { ...before, names: [{ family: 'AA', given: ['B', 'C'] }] }
  const theirs = { ...before, born: { value: '1958-03-01', precision: 'month' } }
  const found = differencesOf({ base: before, mine, theirs }, (pointer) => pointer === '/born')
  expect(found.map(({ pointer, suggested }) => [pointer, suggested])).toEqual([
    ['/names/0/family', 'mine'],
    ['/names/0/given', 'mine'],
    ['/born', 'theirs'],
  ])
})

test('merges my chosen places into their record', () => {
  const mine = { ...base, family: 'Aly', phone: '2' }
  const theirs = { ...base, phone: '3', city: 'Giza' }
  const differences = differencesOf({ base, mine, theirs }, noField)
  const choices = new Map([
    ['/family', 'mine'],
    ['/phone', 'theirs'],
    ['/city', 'theirs'],
  ] as const)
  expect(mergeDrafts({ mine, theirs }, differences, choices)).toEqual({
    ...base,
    family: 'Aly',
    phone: '3',
    city: 'Giza',
  })
})

function inShort({ pointer, mine, theirs, suggested }: Difference) {
  return [pointer, mine, theirs, suggested]
}
