import { createDb } from '@ehr/db'
import { expect, test } from 'vitest'
import { createTestApp } from '../testing/create-test-app.ts'

test('is not ready without a database, and says nothing about it', async () => {
  const db = createDb({ connectionString: 'postgres://ehr_api:secret@127.0.0.1:9/none' })
  const { app } = await createTestApp({ db, features: [] })
  const answer = await app.inject({ url: '/health/ready' })
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'NOT_READY'])
  expect(answer.body).not.toMatch(/secret|127\.0\.0\.1/)
  await app.close()
  await db.destroy()
})
