import { expect, test } from 'vitest'
import { runSpecs } from './run-specs.ts'

/** A quarter of an hour of a quiet machine. */
const LONGEST_MS = 45 * 60_000

test('every journey, in every language and at every width', { timeout: LONGEST_MS }, () => {
  expect(runSpecs('journeys', { EHR_JOURNEYS: 'everywhere' })).toBe(0)
})
