import { expect, test } from 'vitest'
import { renderList } from './render-list.ts'

const made = { sizeBytes: 24_000_000, madeAt: '2026-11-21T09:05:59.000Z' }

test('marks what is checked out, and says what a branch that is gone has left', () => {
  const databases = [
    { ...made, branch: 'feature/wards', database: 'a', from: 'main', isCurrent: false, isOrphan: true },
    { ...made, branch: 'main', database: 'b', isCurrent: true, isOrphan: false },
  ]
  const snapshots = [{ name: 'before', sizeBytes: 9_000_000, madeAt: new Date(made.madeAt) }]
  expect(renderList(databases, snapshots).join('\n')).toMatchInlineSnapshot(`
    "Databases of branches (* is checked out):
      feature/wards           24 MB   2026-11-21 09:05 UTC   from main; its branch is gone: "pnpm ehr db prune" drops it
    * main                    24 MB   2026-11-21 09:05 UTC

    Snapshots:
      before                   9 MB   2026-11-21 09:05 UTC"
  `)
})

test('says so when there is nothing', () => {
  expect(renderList([], []).join('\n')).toMatchInlineSnapshot(`
    "No branch has a database yet: the first "pnpm dev" makes one.

    There are no snapshots. "pnpm ehr db snapshot <name>" makes one."
  `)
})
