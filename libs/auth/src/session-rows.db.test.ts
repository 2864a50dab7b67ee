import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './session-rows.ts'

const ID = '01990000-0000-7000-8000-000000000001'
const NOW = new Date('2026-11-21T08:00:00.000Z')

test('the recorded SQL is what the query functions send', async () => {
  const recorded = await recordQueries(queries, {
    findSession: ['token'],
    prolongSession: [ID, NOW, NOW],
    deleteSession: [ID],
    deleteOverSessions: [NOW],
  })
  await expect(recorded).toMatchFileSnapshot('./session-rows.sql')
})
