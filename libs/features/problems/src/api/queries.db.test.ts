import { randomUUID } from 'node:crypto'
import { type QueryCalls, recordQueries } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/patient'
import { expect, test } from 'vitest'
import { problemOf } from './problem-of-tests.ts'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const moment = '2026-03-04T09:30:00.000Z'
  const first = { after: undefined, limit: 26, status: 'all', enteredInError: 'omit' } as const
  const patientId = randomUUID()
  const calls = {
    listProblems: {
      first: [nobody, first],
      next: [nobody, { ...first, after: [true, moment, nobody], enteredInError: 'include' }],
      'active, of a visit': [nobody, { ...first, status: 'active', encounterId: nobody }],
    },
    listProblemsByDate: { first: [nobody, { limit: 30 }], next: [nobody, { limit: 30, before: moment }] },
    findProblem: [nobody, nobody],
    insertProblem: [problemOf(patientId)],
    updateProblem: [{ patientId, id: nobody, version: 1 }, { note: 'Note' }],
    hasActiveProblem: [patientId, { system: 'http://snomed.info/sct', code: '38341003' }],
    hasEncounter: [patientId, nobody],
    getToday: [new Date(moment)],
  } satisfies QueryCalls<typeof queries>
  const recorded = await recordQueries(queries, calls, async (db) => {
    await db.insertInto('patient').values({ id: patientId, mrn: 'recorded' }).execute()
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
