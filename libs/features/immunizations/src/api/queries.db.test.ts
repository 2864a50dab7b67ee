import { randomUUID } from 'node:crypto'
import { type QueryCalls, recordQueries } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/patient'
import { expect, test } from 'vitest'
import { immunizationOf } from './immunization-of-tests.ts'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const moment = '2026-03-04T09:30:00.000Z'
  const patientId = randomUUID()
  const dose = { system: 'http://hl7.org/fhir/sid/cvx', code: '140', day: '2026-03-04' }
  const calls = {
    listImmunizations: {
      first: [nobody, { after: undefined, limit: 26, enteredInError: 'omit' }],
      next: [nobody, { after: [moment, nobody], limit: 26, enteredInError: 'include' }],
      'of a visit, before a moment': [
        nobody,
        { after: undefined, limit: 26, before: moment, encounterId: nobody, enteredInError: 'omit' },
      ],
    },
    findImmunization: [nobody, nobody],
    insertImmunization: [immunizationOf(patientId)],
    updateImmunization: [{ patientId, id: nobody, version: 1 }, { note: 'Note' }],
    hasDoseOnDay: { new: [patientId, dose], changed: [patientId, { ...dose, except: nobody }] },
    getDay: [new Date(moment)],
    hasEncounter: [patientId, nobody],
  } satisfies QueryCalls<typeof queries>
  const recorded = await recordQueries(queries, calls, async (db) => {
    await db.insertInto('patient').values({ id: patientId, mrn: 'recorded' }).execute()
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
