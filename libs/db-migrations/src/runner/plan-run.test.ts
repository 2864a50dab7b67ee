import { expect, test } from 'vitest'
import type { LoadedMigration } from '../migration-files.ts'
import type { MigrationRecord } from './bookkeeping.ts'
import { planDown, planUp, type RunState } from './plan-run.ts'

test('a run down that was interrupted is finished first, and then applied again', () => {
  const { steps } = planUp(state(['1_a', '2_b'], { applied: ['1_a'], half: { '2_b': 'down' } }), {})
  expect(steps.map(({ migration, direction, isResumed }) => [migration.name, direction, isResumed])).toEqual([
    ['2_b', 'down', true],
    ['2_b', 'up', false],
  ])
})

test('a run up that was interrupted goes on in its turn', () => {
  const { steps } = planUp(state(['1_a', '2_b', '3_c'], { applied: ['1_a'], half: { '2_b': 'up' } }), {})
  expect(steps.map(({ migration, isResumed }) => [migration.name, isResumed])).toEqual([
    ['2_b', true],
    ['3_c', false],
  ])
})

test('one step down is the one that was interrupted', () => {
  const { steps } = planDown(state(['1_a', '2_b'], { applied: ['1_a'], half: { '2_b': 'down' } }), {})
  expect(steps.map(({ migration, isResumed }) => [migration.name, isResumed])).toEqual([['2_b', true]])
})

test('down goes back in the order of execution, not of names', () => {
  const { steps } = planDown(state(['1_a', '2_b', '3_c'], { applied: ['1_a', '3_c', '2_b'] }), { to: null })
  expect(steps.map(({ migration }) => migration.name)).toEqual(['2_b', '3_c', '1_a'])
})

test('a half-done migration of another release is as unknown as an applied one', () => {
  expect(() => planUp(state(['1_a'], { applied: ['1_a'], half: { '9_z': 'up' } }), {})).toThrow(
    'not among the migrations here: 9_z',
  )
})

test('a half-done migration may be edited: that is how it is mended', () => {
  const half = state(['1_a'], { applied: [], half: { '1_a': 'up' } })
  const edited = { ...half, migrations: [migration('1_a', 'another')] }
  expect(planUp(edited, {}).steps).toHaveLength(1)
})

function state(
  names: readonly string[],
  { applied, half = {} }: { applied: readonly string[]; half?: Record<string, 'up' | 'down'> },
): RunState {
  const records = Object.entries(half).map(([name, direction]) => [name, record(name, direction)] as const)
  return {
    migrations: names.map((name) => migration(name, 'same')),
    applied: applied.map((name) => ({ name, appliedAt: '2027-01-01T00:00:00.000Z' })),
    records: new Map(records),
  }
}

function migration(name: string, checksum: string): LoadedMigration {
  const run = async () => undefined
  return { name, checksum, isTransactional: true, irreversible: undefined, up: run, down: run }
}

function record(name: string, direction: 'up' | 'down'): MigrationRecord {
  const startedAt = new Date('2027-01-01')
  return {
    ...{ name, direction, startedAt, checksum: 'same', isTransactional: false },
    ...{ finishedAt: null, durationMs: null, begunStatements: [] },
  }
}
