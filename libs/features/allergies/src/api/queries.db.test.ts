import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/patient'
import { expect, test } from 'vitest'
import { allergyOf } from './allergy-of-tests.ts'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const patientId = randomUUID()
  const recorded = await recordQueries(
    queries,
    {
      listAllergies: {
        first: [nobody, { after: undefined, limit: 26, enteredInError: 'omit' }],
        next: [
          nobody,
          { after: [3, '2026-03-04T09:30:00.000Z', nobody], limit: 26, enteredInError: 'include' },
        ],
      },
      listActiveAllergies: [nobody],
      findAllergy: [nobody, nobody],
      lockPatient: [nobody],
      insertAllergy: [{ ...allergyOf(patientId), recordedAt: '2026-03-04T09:30:00.000Z' }],
      updateAllergy: [{ patientId, id: nobody, version: 1 }, { clinicalStatus: 'resolved' }],
      insertReview: [{ patientId, reviewedAt: '2026-03-04T09:30:00.000Z' }],
      findReview: [nobody],
    },
    async (db) => {
      await db.insertInto('patient').values({ id: patientId, mrn: 'recorded' }).execute()
    },
  )
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
