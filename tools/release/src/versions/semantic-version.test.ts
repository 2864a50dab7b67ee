import { expect, test } from 'vitest'
import {
  type Bump,
  compareVersions,
  formatVersion,
  getVersion,
  greatestBump,
  increase,
  parseVersion,
} from './semantic-version.ts'

test.each(['1.2.3', '0.0.0', '10.20.30', '1.2.0-rc.0', '1.2.0-rc.12'])('%s is a version', (text) => {
  expect(formatVersion(getVersion(text, 'here'))).toBe(text)
})

test.each(['', '1', '1.2', 'v1.2.3', '01.2.3', '1.2.3-rc', '1.2.3-beta.1', '1.2.3-rc.01', '1.2.3\n'])(
  '%j is none',
  (text) => {
    expect(parseVersion(text)).toBeUndefined()
    expect(() => getVersion(text, 'package.json')).toThrow('package.json')
  },
)

test.each<[string, Bump, string]>([
  ['1.2.3', 'patch', '1.2.4'],
  ['1.2.3', 'minor', '1.3.0'],
  ['1.2.3', 'major', '2.0.0'],
  ['1.2.3', 'none', '1.2.3'],
  ['1.2.0-rc.1', 'patch', '1.2.0'],
  ['1.2.0-rc.1', 'minor', '1.2.0'],
  ['1.2.0-rc.1', 'major', '2.0.0'],
  ['1.2.1-rc.0', 'minor', '1.3.0'],
  ['2.0.0-rc.0', 'major', '2.0.0'],
])('%s and a %s change make %s', (from, bump, to) => {
  expect(formatVersion(increase(getVersion(from, ''), bump))).toBe(to)
})

test('versions are in order by number, candidates before their version', () => {
  const sorted = ['0.9.0', '0.10.0', '1.0.0-rc.0', '1.0.0-rc.2', '1.0.0-rc.10', '1.0.0', '1.0.1']
  const read = sorted.toReversed().map((text) => getVersion(text, ''))

  expect(read.sort(compareVersions).map(formatVersion)).toEqual(sorted)
})

test('the greatest change counts', () => {
  expect(greatestBump(['patch', 'minor', 'none'])).toBe('minor')
  expect(greatestBump([])).toBe('none')
})
