import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const moment = '2026-03-04T09:30:00.000Z'
  const first = { after: undefined, limit: 26, status: 'all', enteredInError: 'omit' } as const
  const recorded = await recordQueries(queries, {
    listProblems: {
      first: [nobody, first],
      next: [nobody, { ...first, after: [true, moment, nobody], enteredInError: 'include' }],
      'active, of a visit': [nobody, { ...first, status: 'active', encounterId: nobody }],
    },
    listProblemsByDate: { first: [nobody, { limit: 30 }], next: [nobody, { limit: 30, before: moment }] },
    findProblem: [nobody, nobody],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
