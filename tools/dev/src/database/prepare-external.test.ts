import { expect, test } from 'vitest'
import { describeDatabase, findExternalDatabase } from './prepare-external.ts'

test.each([
  [{}, undefined],
  [{ DATABASE_URL: '' }, undefined],
  [{ DATABASE_URL: 'postgres://a@h/d' }, { apiUrl: 'postgres://a@h/d', ownerUrl: 'postgres://a@h/d' }],
  [
    { DATABASE_URL: 'postgres://a@h/d', MIGRATION_DATABASE_URL: 'postgres://o@h/d' },
    { apiUrl: 'postgres://a@h/d', ownerUrl: 'postgres://o@h/d' },
  ],
])('the environment %o names %o', (env, database) => expect(findExternalDatabase(env)).toEqual(database))

test('never shows the password of a database', () => {
  expect(describeDatabase('postgres://owner:secret@db.example:5432/clinic')).toBe(
    'database "clinic" on db.example:5432',
  )
})
