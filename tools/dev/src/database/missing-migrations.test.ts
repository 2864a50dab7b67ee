import { expect, test } from 'vitest'
import { describeDifference, listFittingSnapshots, listRemedies, nameForKept } from './missing-migrations.ts'

test('names the migrations that only one side has, and what helps', () => {
  const status = { applied: ['20270101_a'], pending: ['20270103_labs'], unknown: ['20270102_wards'] }
  const lines = [...describeDifference(status, 'The development database'), ...listRemedies(['main'])]
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "The development database has 1 migration that this branch has not:
      20270102_wards
    and this branch has 1 migration that the database has not:
      20270103_labs
    What helps:
      pnpm ehr db restore main (a snapshot that fits this branch)
      pnpm ehr db snapshot <name> (keeps the database as it is, for when you come back)
      pnpm ehr db reset (makes it anew from this branch, with the demo clinic)"
  `)
})

test('a snapshot fits when the branch has everything that it applied', () => {
  const snapshots = [
    { name: 'empty', applied: [] },
    { name: 'main', applied: ['a'] },
    { name: 'wards', applied: ['a', 'b'] },
  ]
  expect(listFittingSnapshots(snapshots, ['a', 'c'])).toEqual(['main'])
})

test('what is kept before a change is named after the moment', () => {
  expect(nameForKept(new Date('2026-11-21T09:05:59Z'))).toBe('kept-20261121-0905')
})
