import { expect, test } from 'vitest'
import type { BranchDatabase } from './list-branch-databases.ts'
import { findSuccessor, planBranchDatabase } from './plan-branch-database.ts'
import { rankParents } from './rank-parents.ts'

const at = (time: string): Date => new Date(`2026-11-21T${time}Z`)

function database(branch: string, madeAt = '10:00:00.500'): BranchDatabase {
  return {
    ...{ branch, database: `ehr_branch_${branch}`, sizeBytes: 0 },
    madeAt: at(madeAt).toISOString(),
  }
}

const wards = { branch: 'wards', createdAt: at('09:00:00'), formerNames: [] }

test('a branch uses its own database', () => {
  const situation = { existing: [database('main'), database('wards')], branches: ['main', 'wards'] }
  expect(planBranchDatabase(wards, situation)).toEqual({ kind: 'use' })
  const sameSecond = { ...wards, createdAt: at('10:00:00') }
  expect(planBranchDatabase(sameSecond, situation)).toEqual({ kind: 'use' })
})

test('a branch without one needs one made', () => {
  const situation = { existing: [database('main')], branches: ['main', 'wards'] }
  expect(planBranchDatabase(wards, situation)).toEqual({ kind: 'make', replaces: undefined })
})

test('a database that is older than the branch was of another branch of this name', () => {
  const old = database('wards', '08:00:00.000')
  const situation = { existing: [old], branches: ['wards'] }
  expect(planBranchDatabase(wards, situation)).toEqual({ kind: 'make', replaces: old })
})

test('a renamed branch takes along the database of its last name', () => {
  const formerNames = [
    { name: 'b', until: at('12:00:00') },
    { name: 'a', until: at('11:00:00') },
  ]
  const branch = { ...wards, formerNames }
  const existing = [database('a'), database('b', '11:30:00.000')]
  expect(planBranchDatabase(branch, { existing, branches: ['wards'] })).toEqual({
    kind: 'follow',
    former: existing[1],
  })
})

test('a branch made since under the former name keeps what was made for it', () => {
  const branch = { ...wards, formerNames: [{ name: 'a', until: at('11:00:00') }] }
  const branches = ['wards', 'a']
  const before = database('a', '10:00:00.000')
  expect(planBranchDatabase(branch, { existing: [before], branches })).toMatchObject({ kind: 'follow' })
  expect(findSuccessor(before, [branch])).toBe(branch)
  const since = database('a', '11:30:00.000')
  expect(planBranchDatabase(branch, { existing: [since], branches })).toMatchObject({ kind: 'make' })
  expect(findSuccessor(since, [branch])).toBeUndefined()
})

test('nothing is taken from a branch when git does not tell which there are', () => {
  const branch = { ...wards, formerNames: [{ name: 'a', until: at('11:00:00') }] }
  expect(planBranchDatabase(branch, { existing: [database('a')], branches: undefined })).toEqual({
    kind: 'make',
    replaces: undefined,
  })
})

test('the parent is the branch it was created from, else the nearest, else the one that work goes into', () => {
  const candidates = [
    { branch: 'main', distance: 3 },
    { branch: 'far', distance: 9 },
    { branch: 'unrelated', distance: undefined },
    { branch: 'aside', distance: 3 },
    { branch: 'develop', distance: 3 },
  ]
  const longLived = ['develop', 'main']
  const byNearness = ['develop', 'main', 'aside', 'far', 'unrelated']
  expect(rankParents(candidates, { longLived, origin: undefined })).toEqual(byNearness)
  expect(rankParents(candidates, { longLived, origin: 'far' })[0]).toBe('far')
})
