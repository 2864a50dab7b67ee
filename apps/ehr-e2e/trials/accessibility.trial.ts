import { expect, test } from 'vitest'
import { runSpecs } from './run-specs.ts'

/** Half an hour of a quiet machine. */
const LONGEST_MS = 90 * 60_000

test('every screen in every state keeps the rules of WCAG 2.2 AA, in light and dark', {
  timeout: LONGEST_MS,
}, () => {
  expect(runSpecs('accessibility', { EHR_ACCESSIBILITY: 'full' })).toBe(0)
})
