import { expect, test } from 'vitest'
import { TEST_NAMES } from '../contract/known-tests.ts'
import en from './en.json' with { type: 'json' }

test('every known test has a name of its own', () => {
  expect(Object.keys(en.test).toSorted()).toEqual(TEST_NAMES.toSorted())
  expect(new Set(Object.values(en.test)).size).toBe(TEST_NAMES.length)
})
