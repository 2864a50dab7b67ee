import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

test('the recorded SQL is what the query functions send', async () => {
  const recorded = await recordQueries(queries, { findInstallation: [], listDemoEmails: [] })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
