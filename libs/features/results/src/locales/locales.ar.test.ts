import { expect, test } from 'vitest'
import { TEST_NAMES } from '../contract/known-tests.ts'
import ar from './ar.json' with { type: 'json' }

test('every known test has an Arabic name of its own', () => {
  expect(new Set(Object.values(ar.test)).size).toBe(TEST_NAMES.length)
})
