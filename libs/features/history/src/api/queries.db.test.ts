import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const id = randomUUID()
  const recorded = await recordQueries(queries, {
    listColumns: ['patient'],
    listStates: {
      'of a patient': [{ table: 'patient', id, where: { id } }, 201],
      'of a kind that shares its table': [
        { table: 'observation', id, where: { category: 'vital-signs', patient_id: id } },
        201,
      ],
    },
    listPartStates: [{ table: 'patient_name', ownerColumn: 'patient_id', ownerId: id }],
    listNames: ['practitioner', [id]],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
