import { expect, test } from 'vitest'
import { compareVersions, isRelease } from './versions.ts'

test.each([
  [
    ['0.10.0', '0.9.9', '1.0.0', '0.2.0'],
    ['0.2.0', '0.9.9', '0.10.0', '1.0.0'],
  ],
  [
    ['1.0.0', '1.0.0-rc.10', '1.0.0-rc.2', '0.9.0'],
    ['0.9.0', '1.0.0-rc.2', '1.0.0-rc.10', '1.0.0'],
  ],
])('%j in order are %j', (versions, sorted) => {
  expect(versions.toSorted(compareVersions)).toEqual(sorted)
})

test('the same version is neither earlier nor later', () => {
  expect(compareVersions('1.2.3-rc.1', '1.2.3-rc.1')).toBe(0)
})

test.each([
  ['1.2.3', true],
  ['1.2.3-rc.1', false],
  ['main', false],
])('%s is a release: %s', (version, expected) => {
  expect(isRelease(version)).toBe(expected)
})
