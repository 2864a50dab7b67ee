import { expect, test } from 'vitest'
import { TEST_NAMES } from '../contract/known-tests.ts'
import ar from './ar.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }

test('every known test has a name of its own', () => {
  expect(Object.keys(en.test).toSorted()).toEqual(TEST_NAMES.toSorted())
  for (const names of [en.test, ar.test]) {
    expect(new Set(Object.values(names)).size).toBe(TEST_NAMES.length)
  }
})
