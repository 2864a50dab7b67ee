import { expect, test } from 'vitest'
import { isSameDraft, pointerOf, readAt, writeAt } from './draft.ts'

const DRAFT = { names: [{ family: 'A' }, { family: 'B' }], sex: null }

test('a path reads as a JSON pointer', () => {
  expect(pointerOf(['names', 0, 'family'])).toBe('/names/0/family')
})

test('reads along a path, and nothing where it ends before', () => {
  expect(readAt(DRAFT, ['names', 1, 'family'])).toBe('B')
  expect(readAt(DRAFT, ['sex', 'deeper'])).toBeUndefined()
})

test('writing copies the way and leaves the rest as the same objects', () => {
  const written = writeAt(DRAFT, ['names', 0, 'family'], 'C')
  expect(written).toEqual({ names: [{ family: 'C' }, { family: 'B' }], sex: null })
  expect(readAt(written, ['names', 1])).toBe(DRAFT.names[1])
  expect(DRAFT.names[0]).toEqual({ family: 'A' })
})

test('writing below nothing makes the way', () => {
  expect(writeAt({ address: null }, ['address', 'city'], 'Cairo')).toEqual({ address: { city: 'Cairo' } })
})

test.each([
  [{ a: '' }, { a: null }, true],
  [{ a: undefined }, {}, true],
  [{ a: [1, 2] }, { a: [1] }, false],
  [{ a: { b: 'x' } }, { a: { b: 'x' } }, true],
  [{ a: { b: 'x' } }, { a: { b: 'y' } }, false],
  [0, null, false],
  [false, null, false],
])('%o and %o say the same: %s', (one, other, isSame) => {
  expect(isSameDraft(one, other)).toBe(isSame)
})
