import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const page = { list: 'problems', text: 'asthma', limit: 20 }
  const recorded = await recordQueries(queries, {
    findMeaning: ['asthma'],
    searchCodes: { known: [{ ...page, meaning: `'asthma':*` }], unknown: [{ ...page, meaning: undefined }] },
    listCommonCodes: ['problems', 20],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
