import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/patient'
import { createTestApi } from '@ehr/http/testing'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

test('printing is recorded as an export of that patient', async () => {
  const patientId = randomUUID()
  await db.insertInto('patient').values({ id: patientId, mrn: patientId }).execute()
  const { status } = await api.call(contract.printSummary, {
    params: { patientId },
    body: { paper: 'letter' },
  })
  expect(status).toBe(200)
  const events = await db
    .selectFrom('auditEvent')
    .select(['action', 'operation'])
    .where(sql<boolean>`${patientId}::uuid = any (patient_ids)`)
    .execute()
  expect(events).toEqual([{ action: 'export', operation: 'summary.print' }])
})

test('nobody’s summary cannot be printed', async () => {
  const call = { params: { patientId: randomUUID() }, body: { paper: 'a4' as const } }
  expect((await api.call(contract.printSummary, call)).status).toBe(404)
})
