import { useTestDatabase } from '@ehr/db/testing'
import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { betterAuthOptions } from './better-auth-options.ts'

const { ownerDb } = await useTestDatabase()

test('better-auth finds all of its tables, columns and indexes in our schema', async () => {
  const options = betterAuthOptions({
    db: ownerDb,
    secret: 'a secret for these tests, 32 long',
    publicUrl: 'http://localhost:4300',
    idleMs: 900_000,
    maySignIn: async () => true,
  })
  const { toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems } =
    await getMigrations(options)
  expect({ toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems }).toEqual({
    toBeCreated: [],
    toBeAdded: [],
    toBeAddedIndexes: [],
    unsafeChanges: [],
    schemaProblems: [],
  })
})
