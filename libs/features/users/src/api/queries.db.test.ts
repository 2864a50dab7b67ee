import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

const id = '01990000-0000-7000-8000-000000000001'
const all = { text: undefined, role: undefined, state: 'all', after: undefined, limit: 26 } as const

test('the recorded SQL is what the query functions send', async () => {
  const recorded = await recordQueries(
    queries,
    {
      listUsers: {
        all: [all],
        some: [{ text: 'nora', role: 'nurse', state: 'active', after: ['nora', id], limit: 26 }],
      },
      findUser: [id],
      listGrants: [[id]],
      updateUser: [{ id, version: 1, name: 'Nora', practitionerId: null, updatedBy: id }],
      replaceGrants: [{ userId: id, grants: [{ role: 'nurse', siteId: null }], grantedBy: id }],
      listActiveSites: [[id]],
      listPractitioners: [],
      isActivePractitioner: [id],
      findDefaultLanguage: [],
    },
    async (db) => {
      await db.insertInto('appUser').values({ id, name: 'Nora', email: 'nora@example.test' }).execute()
    },
  )
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
