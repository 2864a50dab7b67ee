import { expect, test } from 'vitest'
import { matchesPatterns } from './match-pattern.ts'

test.each([
  ['main', ['main'], true],
  ['main2', ['main'], false],
  ['release/v1.2.0', ['release/**'], true],
  ['release/a/b', ['release/*'], false],
  ['release/a/b', ['release/**'], true],
  ['staging-20261121.2', ['staging-*'], true],
  ['v1.2.0', ['v[0-9]+.[0-9]+.*'], true],
  ['v1x2.0', ['v1.2.*'], false],
  ['docs/a', ['**', '!docs/**'], false],
  ['docs/a', ['**', '!docs/**', 'docs/a'], true],
])('%s with %j: %s', (name, patterns, matches) => {
  expect(matchesPatterns(name, patterns)).toBe(matches)
})
