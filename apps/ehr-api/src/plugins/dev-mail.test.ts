import { createDb } from '@ehr/db'
import { afterAll, expect, test } from 'vitest'
import { createTestApp } from '../testing/create-test-app.ts'

const db = createDb({ connectionString: 'postgres://ehr_api:secret@127.0.0.1:9/none' })
afterAll(() => db.destroy())

const MAIL = { to: 'ada@clinic.test', subject: '<b>Hello', text: 'Open\n\nhttp://localhost/set-password#x\n' }

test('development shows what would have been mailed, as text', async () => {
  const { app, services } = await createTestApp({ db, features: [], env: { NODE_ENV: 'development' } })
  await services.mail.send(MAIL)
  const { body, headers } = await app.inject({ url: '/dev/mail' })
  expect(body).toContain('<a href="http://localhost/set-password#x">')
  expect(body).not.toContain('<b>')
  expect(headers['cache-control']).toBe('no-store')
  await app.close()
})

test.each([
  { NODE_ENV: 'production' },
  { NODE_ENV: 'test' },
  { NODE_ENV: 'production', SMTP_URL: 'smtp://localhost:1025' },
  { NODE_ENV: 'development', SMTP_URL: 'smtp://localhost:1025' },
] as const)('%j shows none', async (env) => {
  const { app } = await createTestApp({ db, features: [], env })
  expect((await app.inject({ url: '/dev/mail', headers: { accept: 'text/html' } })).statusCode).toBe(404)
  await app.close()
})
