import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './session-rows.ts'

const ID = '01990000-0000-7000-8000-000000000001'
const NOW = new Date('2026-11-21T08:00:00.000Z')

test('the recorded SQL is what the query functions send', async () => {
  const session = { userId: ID, token: 't', expiresAt: NOW, now: NOW, clientAddress: '::1', userAgent: 'x' }
  const recorded = await recordQueries(
    queries,
    {
      findSession: ['token'],
      findSessions: [['token']],
      insertSession: [session],
      prolongSession: [ID, NOW, NOW],
      lockSession: [ID, NOW],
      unlockSession: [ID, { token: 't', expiresAt: NOW, now: NOW }],
      deleteSession: [ID],
      deleteOverSessions: [NOW],
    },
    async (db) => {
      await db.insertInto('appUser').values({ id: ID, name: 'Person', email: 'person@clinic.test' }).execute()
    },
  )
  await expect(recorded).toMatchFileSnapshot('./session-rows.sql')
})
