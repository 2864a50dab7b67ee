import { randomUUID } from 'node:crypto'
import { type QueryCalls, recordQueries } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/patient'
import { expect, test } from 'vitest'
import * as appointments from './appointment-queries.ts'
import { encounterOf } from './encounter-of-tests.ts'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const moment = '2026-03-04T09:30:00.000Z'
  const calls: QueryCalls<typeof queries> = {
    listEncounters: {
      first: [nobody, { after: undefined, limit: 26, enteredInError: 'omit' }],
      next: [nobody, { after: [moment, nobody], limit: 26, enteredInError: 'include' }],
      'before a moment': [nobody, { after: undefined, limit: 26, before: moment, enteredInError: 'omit' }],
    },
    findEncounter: [nobody, nobody],
    insertEncounter: [encounterOf(nobody)],
    updateEncounter: [nobody, 1, { status: 'finished' }],
    hasSignedNotes: [nobody],
    listLocations: [],
    listPractitioners: [],
    findOwnPractitioner: [nobody],
  }
  const recorded = await recordQueries(queries, calls, async (db) => {
    await db.insertInto('patient').values({ id: nobody, mrn: nobody }).execute()
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})

test('the SQL of the appointment that follows a visit is recorded', async () => {
  const nobody = randomUUID()
  const now = new Date('2026-03-04T09:30:00.000Z')
  const step = { reason: null, userId: nobody, now }
  const recorded = await recordQueries(appointments, {
    listWaitingAppointments: [nobody, { from: now, to: now }],
    takeAppointment: [nobody, { patientId: nobody, encounterId: nobody, userId: nobody, now }],
    followVisit: {
      'at its end': [nobody, { ...step, status: 'finished' }],
      'entered in error': [nobody, { ...step, status: 'entered-in-error' }],
    },
  })
  await expect(recorded).toMatchFileSnapshot('./appointment-queries.sql')
})
