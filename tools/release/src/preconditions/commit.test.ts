import { expect, test } from 'vitest'
import { findDeploying } from './commit.ts'

test.each<[readonly string[], string, boolean, string | undefined]>([
  [['v1.2.0'], 'v*', false, 'v1.2.0'],
  [['v1.2.0-rc.0'], 'v*', true, 'v1.2.0-rc.0'],
  [['v1.2.0-rc.0'], 'v*', false, undefined],
  [['v1.2.0-rc.1', 'v1.2.0'], 'v*', false, 'v1.2.0'],
  [['prod-20261121'], 'prod-*', false, 'prod-20261121'],
  [['prod-20261121'], 'v*', false, undefined],
])('of %j, %s with candidates %s is %s', (tags, pattern, takesCandidates, tag) => {
  expect(findDeploying(tags, pattern, { takesCandidates })).toBe(tag)
})
