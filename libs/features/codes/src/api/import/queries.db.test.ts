import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const system = 'http://loinc.org'
  const row = { code: '8867-4', display: 'Heart rate', isActive: true, synonyms: ['Pulse'] }
  const recorded = await recordQueries(queries, {
    upsertCodes: [[row], { system, join: ['tests'], leave: [] }],
    retireOthers: [system, ['8867-4']],
    countActive: [system],
    noteImport: [system, { version: '2.80', now: new Date('2026-11-21T00:00:00Z') }],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
