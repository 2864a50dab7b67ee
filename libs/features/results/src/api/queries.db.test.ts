import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const moment = new Date('2026-03-04T09:30:00.000Z')
  const filter = { enteredInError: 'omit' as const }
  const test = { codeSystem: 'http://loinc.org', code: '2823-3' }
  const recorded = await recordQueries(queries, {
    hasPatient: [nobody],
    listMoments: {
      first: [nobody, { ...filter, after: undefined, limit: 26 }],
      next: [nobody, { ...filter, after: moment, limit: 26 }],
      'of a visit, before a moment, with errors': [
        nobody,
        { enteredInError: 'include', encounterId: nobody, before: moment, after: undefined, limit: 26 },
      ],
    },
    listResults: [nobody, { ...filter, from: moment, to: moment }],
    findResult: [nobody, nobody],
    listResultsOfTest: {
      first: [nobody, { ...test, after: undefined, limit: 26 }],
      next: [nobody, { ...test, after: [moment.toISOString(), nobody], limit: 26 }],
    },
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
