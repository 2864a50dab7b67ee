import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import { registerPatient, updatePatient } from '../contract.ts'
import { feature } from './index.ts'
import { inputOf, nameOf } from './patient-of-tests.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

test('a correction is recorded with what was before and after, names included', async () => {
  const input = inputOf({ names: [nameOf('Grabowska', 'Julia')] })
  const idempotencyKey = randomUUID()
  const { body } = await api.call(registerPatient, {
    body: { ...input, duplicateReason: 'test' },
    idempotencyKey,
  })
  const userId = randomUUID()
  const changed = { ...input, names: [nameOf('Novák', 'Julia')], language: 'cs' }
  const call = { params: { patientId: body.id }, body: changed, version: 1 }
  expect((await api.call(updatePatient, call, { userId })).status).toBe(200)
  const event = await db
    .selectFrom('auditEvent')
    .select('changes')
    .where('userId', '=', userId)
    .executeTakeFirst()
  expect(event?.changes).toEqual({
    names: [[nameOf('Grabowska', 'Julia')], [nameOf('Novák', 'Julia')]],
    language: [input.language, 'cs'],
  })
})
