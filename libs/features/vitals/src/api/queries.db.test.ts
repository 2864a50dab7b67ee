import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/patient'
import { expect, test } from 'vitest'
import { planSet } from './plan-set.ts'
import * as queries from './queries.ts'

const moment = new Date('2026-03-04T09:30:00.000Z')

test('the SQL of every query is recorded', async () => {
  const [nobody, patientId, observationId] = [randomUUID(), randomUUID(), randomUUID()]
  const filter = { enteredInError: 'omit' as const }
  const { observations, pressures } = planSet(
    { systolic: '128', diastolic: '82', heartRate: '72' },
    {
      patientId,
      encounterId: null,
      effectiveAt: moment.toISOString(),
      issuedAt: moment,
      performer: 'Nora Nurse',
      createdBy: nobody,
      updatedBy: nobody,
    },
  )
  const [panel] = observations
  const recorded = await recordQueries(
    queries,
    {
      findPerson: [nobody],
      hasEncounter: [nobody, nobody],
      listMoments: {
        first: [nobody, { ...filter, after: undefined, limit: 26 }],
        next: [nobody, { ...filter, after: moment, limit: 26 }],
        'of a visit, before a moment, with errors': [
          nobody,
          { enteredInError: 'include', encounterId: nobody, before: moment, after: undefined, limit: 26 },
        ],
      },
      listMeasures: [nobody, { ...filter, from: moment, to: moment }],
      listNumbers: {
        first: [nobody, { codes: ['8867-4'], after: undefined, limit: 26 }],
        next: [nobody, { codes: ['8867-4'], after: [moment.toISOString(), nobody], limit: 26 }],
      },
      listRecentMeasures: [nobody, 12],
      listMeasuresOf: [nobody, nobody],
      markAsError: [
        nobody,
        { observationId: nobody, version: 1, reason: 'Wrong patient', updatedBy: nobody },
      ],
      findNewestNumber: [nobody, { codes: ['8302-2'], unit: 'cm', from: moment, to: moment }],
      insertObservations: [observations],
      insertComponents: [pressures.map((part) => ({ ...part, observationId }))],
    },
    async (db) => {
      await db.insertInto('patient').values({ id: patientId, mrn: 'recorded' }).execute()
      await queries.insertObservations(db, [{ ...panel!, id: observationId }])
    },
  )
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
