import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
import { recordQueries } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import { expect, test } from 'vitest'
import * as access from './access/queries.ts'
import * as brokenGlasses from './broken-glasses/queries.ts'
import * as restriction from './restriction/queries.ts'

const patientId = randomUUID()
const userId = randomUUID()
const now = new Date('2026-11-21T09:30:00.000Z')

async function insertPeople(db: Db): Promise<void> {
  await db.insertInto('patient').values({ id: patientId, mrn: 'recorded' }).execute()
  await db.insertInto('appUser').values({ id: userId, name: 'Nora', email: 'nora@x.test' }).execute()
}

test('the SQL of the guard is recorded', async () => {
  const recorded = await recordQueries(access, {
    getRestrictionSettings: [],
    isRestricted: [patientId],
    listRestrictedIds: [[patientId]],
    listOpenCharts: [[patientId], { userId, now }],
  })
  await expect(recorded).toMatchFileSnapshot('./access/queries.sql')
})

test('the SQL of restrictions is recorded', async () => {
  const recorded = await recordQueries(
    restriction,
    {
      findPatient: [patientId],
      updateRestriction: [
        { id: patientId, version: 1 },
        { isRestricted: true, updatedBy: userId },
      ],
      insertDecision: [{ patientId, isRestricted: true, reason: 'Asked for it', createdBy: userId }],
      findLastDecision: [patientId],
    },
    insertPeople,
  )
  await expect(recorded).toMatchFileSnapshot('./restriction/queries.sql')
})

test('the SQL of broken glasses is recorded', async () => {
  const row = {
    patientId,
    userId,
    sessionId: userId,
    reasonCode: 'other',
    reasonText: 'x',
    expiresAt: now,
  } as const
  const recorded = await recordQueries(
    brokenGlasses,
    {
      insertBreakGlass: [row],
      listBreakGlasses: {
        first: [{ after: undefined, limit: 26, state: 'all' }],
        'those that nobody looked into': [{ after: userId, limit: 26, state: 'not-reviewed' }],
      },
      findBreakGlass: [userId],
      updateReview: [
        { id: userId, version: 1 },
        { reviewedAt: now, reviewedBy: userId, reviewNote: null },
      ],
      listNames: [[patientId]],
    },
    insertPeople,
  )
  await expect(recorded).toMatchFileSnapshot('./broken-glasses/queries.sql')
})
