import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMetadata } from '../metadata/read-metadata.ts'
import { isReached, judgeCoverage, parseSummary, renderGates } from './judge-coverage.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const METADATA = readMetadata(ROOT)

test('reads what Vitest writes, without what only tests use', () => {
  const lines = (total: number, covered: number) => ({ lines: { total, covered, skipped: 0, pct: 0 } })
  const summary = {
    total: lines(10, 5),
    '/w/libs/dose/src/dose.ts': lines(4, 3),
    '/w/libs/dose/src/dose.test.ts': lines(9, 9),
    '/w/libs/db/src/testing/clone.ts': lines(9, 9),
    '/w/apps/ehr-e2e/src/pages/chart.ts': lines(9, 0),
    '/w/bench/src/api.ts': lines(9, 0),
  }
  expect(parseSummary(summary, '/w')).toEqual([{ path: 'libs/dose/src/dose.ts', total: 4, covered: 3 }])
  expect(() => parseSummary({ total: {} }, '/w')).toThrow('lines')
})

test('files beside tests on a database are integration, the others unit, critical paths are walked', () => {
  const gates = judge({ unit: 0.9, integration: 0.5 })
  expect(gates.map(({ name, percent }) => [name, percent])).toEqual([
    ['unit', 90],
    ['integration', 50],
    ['critical paths', 100],
  ])
})

test('a gate that is not reached fails, and says which files lack most', () => {
  const gates = judge({ unit: 0.7999, integration: 1 })
  expect(isReached(gates)).toBe(false)
  expect(renderGates(gates)).toContain(
    'unit: 79.9 %, wanted 80 %: NOT REACHED\n  libs/dose/src/dose.ts: 2001 of 10000 lines',
  )
  expect(renderGates(gates)).toContain('integration: 100.0 %, wanted 70 %: reached')
  expect(isReached(judge({ unit: 0.8, integration: 0.7 }))).toBe(true)
})

test('a critical path whose journey is missing, or that has none and no address, is not covered', () => {
  const { percent, missing } = judge({ unit: 1, integration: 1 }, () => false)[2] ?? {}
  expect(percent).toBe(20)
  expect(missing).toContain('sign-in: apps/ehr-e2e/src/journeys/sign-in.spec.ts is missing')
})

test('the journeys of this workspace’s critical paths are there', () => {
  const hasJourney = (path: string) => readFileSync(join(ROOT, path), 'utf8').includes('test(')
  expect(judge({ unit: 1, integration: 1 }, hasJourney)[2]).toMatchObject({ percent: 100, missing: [] })
})

function judge(
  share: { unit: number; integration: number },
  hasJourney: (path: string) => boolean = () => true,
) {
  const file = (path: string, part: number) => ({ path, total: 10_000, covered: Math.round(10_000 * part) })
  return judgeCoverage(
    { ...METADATA, gates: { ...METADATA.gates, coverage: COVERAGE } },
    {
      files: [file('libs/dose/src/dose.ts', share.unit), file('libs/db/src/pool.ts', share.integration)],
      databaseFolders: new Set(['libs/db/src']),
      hasJourney,
    },
  )
}

const COVERAGE = { unitPercent: 80, integrationPercent: 70, e2ePercent: 75, securityPercent: 100 }
