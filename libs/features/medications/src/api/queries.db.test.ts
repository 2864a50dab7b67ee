import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const moment = '2026-03-04T09:30:00.000Z'
  const recorded = await recordQueries(queries, {
    listCurrentMedications: {
      first: [nobody, { after: undefined, limit: 26 }],
      next: [nobody, { after: ['lisinopril', nobody], limit: 26 }],
    },
    listPastMedications: {
      first: [nobody, { after: undefined, limit: 26, enteredInError: 'omit' }],
      next: [nobody, { after: [moment, nobody], limit: 26, enteredInError: 'include' }],
    },
    listMedicationsByDate: {
      first: [nobody, { limit: 30 }],
      'of a visit, before a moment': [nobody, { limit: 30, before: moment, encounterId: nobody }],
    },
    findMedication: [nobody, nobody],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
