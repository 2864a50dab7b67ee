import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const recorded = await recordQueries(queries, {
    listAllergies: {
      first: [nobody, { after: undefined, limit: 26, enteredInError: 'omit' }],
      next: [
        nobody,
        { after: [3, '2026-03-04T09:30:00.000Z', nobody], limit: 26, enteredInError: 'include' },
      ],
    },
    listActiveAllergies: [nobody],
    findAllergy: [nobody, nobody],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
