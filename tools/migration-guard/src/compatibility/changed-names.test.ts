import { expect, test } from 'vitest'
import type { CatalogueObject, SnapshotDiff } from '../model/snapshot.ts'
import { listChangedNames } from './changed-names.ts'

const object = (
  kind: CatalogueObject['kind'],
  name: string,
  table: string | null = null,
): CatalogueObject => ({
  ...{ kind, name, table, oid: '1', schema: 'public', facts: {} },
})
const diff = (changes: Partial<SnapshotDiff>): SnapshotDiff => ({
  ...{ appeared: [], vanished: [], changed: [], renamed: [] },
  ...changes,
})

test('columns and functions are noticed by the names that queries call them by', () => {
  const names = listChangedNames(
    diff({
      appeared: [object('column', 'email', 'patient'), object('function', 'next_mrn(integer)')],
      vanished: [object('index', 'visit_at', 'visit')],
      renamed: [{ before: object('table', 'note'), after: object('table', 'clinical_note') }],
    }),
  )
  expect([...(names ?? [])].sort()).toEqual(['clinical_note', 'next_mrn', 'note', 'patient', 'visit'])
})

test('a new type is noticed by nobody, a changed one perhaps by all', () => {
  expect(listChangedNames(diff({ appeared: [object('enum', 'mood')] }))).toEqual(new Set())
  expect(listChangedNames(diff({ vanished: [object('enum', 'mood')] }))).toBeUndefined()
})
