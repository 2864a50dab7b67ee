import { expect, test } from 'vitest'
import { actOfKey } from './row-keys.ts'

const plain = { hasModifier: false, singleKeys: true }

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 4, 4],
  ['ArrowUp', 0, 0],
  ['KeyJ', 1, 2],
  ['KeyK', 1, 0],
  ['Home', 3, 0],
  ['End', 0, 4],
  ['PageDown', 0, 4],
  ['PageUp', 4, 0],
])('%s in row %d of 5 moves to row %d', (code, at, to) => {
  expect(actOfKey({ code, ...plain }, at, 5)).toEqual({ kind: 'move', to })
})

test('Enter opens and Space selects', () => {
  expect(actOfKey({ code: 'Enter', ...plain }, 0, 5)).toEqual({ kind: 'open' })
  expect(actOfKey({ code: 'Space', ...plain }, 0, 5)).toEqual({ kind: 'select' })
})

test('letters do nothing once single keys are off, arrows still do', () => {
  expect(actOfKey({ code: 'KeyJ', hasModifier: false, singleKeys: false }, 0, 5)).toBeUndefined()
  expect(actOfKey({ code: 'ArrowDown', hasModifier: false, singleKeys: false }, 0, 5)).toBeDefined()
})

test('keys with Ctrl, Alt or Meta belong to others', () => {
  expect(actOfKey({ code: 'KeyJ', hasModifier: true, singleKeys: true }, 0, 5)).toBeUndefined()
})

test('an empty list has no acts', () => {
  expect(actOfKey({ code: 'ArrowDown', ...plain }, 0, 0)).toBeUndefined()
})
