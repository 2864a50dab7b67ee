import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the recorded SQL is what the query functions send', async () => {
  const recorded = await recordQueries(queries, {
    findInstallation: [],
    listDemoEmails: [],
    countRecoveryCodes: ['01990000-0000-7000-8000-000000000001'],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
