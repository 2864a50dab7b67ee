import { expect, test } from 'vitest'
import { compareMigrations } from './migrator.ts'

test('applied, pending and unknown migrations are told apart', () => {
  expect(compareMigrations(['1_a', '2_b', '3_c'], ['1_a', '3_c', '4_d.breaking'])).toEqual({
    applied: ['1_a', '3_c'],
    pending: ['2_b'],
    unknown: ['4_d.breaking'],
  })
})
