import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const moment = '2026-03-04T09:30:00.000Z'
  const recorded = await recordQueries(queries, {
    listImmunizations: {
      first: [nobody, { after: undefined, limit: 26, enteredInError: 'omit' }],
      next: [nobody, { after: [moment, nobody], limit: 26, enteredInError: 'include' }],
      'of a visit, before a moment': [
        nobody,
        { after: undefined, limit: 26, before: moment, encounterId: nobody, enteredInError: 'omit' },
      ],
    },
    findImmunization: [nobody, nobody],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
