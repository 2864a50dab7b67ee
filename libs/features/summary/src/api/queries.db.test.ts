import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const recorded = await recordQueries(queries, { hasPatient: [randomUUID()] })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
