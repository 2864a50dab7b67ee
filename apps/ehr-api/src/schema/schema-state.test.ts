import { expect, test } from 'vitest'
import { decideSchemaState } from './schema-state.ts'

test.each([
  ['the same', ['1_a', '2_b'], ['1_a', '2_b'], true],
  ['behind', ['1_a', '2_b'], ['1_a'], false],
  ['empty', ['1_a'], [], false],
  ['ahead', ['1_a'], ['1_a', '2_b'], true],
  ['ahead by a breaking migration', ['1_a'], ['1_a', '2_b.breaking'], false],
  ['made for a breaking migration', ['1_a', '2_b.breaking'], ['1_a', '2_b.breaking'], true],
  ['of another branch', ['1_a', '2_b'], ['1_a', '2_c'], false],
])('a schema that is %s', (_, known, applied, isReady) => {
  expect(decideSchemaState(known, applied).isReady).toBe(isReady)
})
