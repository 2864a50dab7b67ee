import { expect, test } from 'vitest'
import type { Finding } from '../model/finding.ts'
import { mergeVersions } from './merge-versions.ts'

const finding: Finding = {
  ...{ rule: 'drop-table', severity: 'error', file: 'a.ts', line: 1, why: 'why', remedy: 'remedy' },
  observed: 'held for 12.5 ms',
}

test('what all versions show is one finding, what some show says which', () => {
  const other: Finding = { ...finding, rule: 'truncate' }
  const slower = { ...finding, observed: 'held for 80 ms' }

  expect(
    mergeVersions([
      { major: 16, findings: [finding] },
      { major: 17, findings: [slower, other] },
      { major: 18, findings: [slower, other] },
    ]),
  ).toEqual([finding, { ...other, postgres: [17, 18] }])
})
