import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiProcess, signInAt, startApi, until } from './api-process.ts'
import { acknowledged, countWhole, newcomer, openDesks, register } from './desks.ts'
import { createTrialClinic } from './trial-clinic.ts'

const DESKS = 8

const clinic = await createTrialClinic()
let api: ApiProcess
let cookie = ''
beforeAll(async () => {
  api = await startApi(clinic.databaseUrl)
  cookie = await signInAt(api.address)
})
afterAll(async () => {
  await api.stop()
  await clinic.remove()
})

const registerOne = () => register(api.address, cookie, crypto.randomUUID(), newcomer())

test('a database restarted under load gives 503, then goes on without a restart of the API', async () => {
  const desks = openDesks(api.address, cookie, DESKS)
  const count = () => acknowledged(desks.ledger).length
  await until('some are registered', async () => count() > 50)
  await clinic.stopServer()
  await until('the API says that it cannot', async () => desks.ledger.at(-1)?.status === 503)
  expect((await fetch(`${api.address}/health/ready`)).status).toBe(503)
  expect((await fetch(`${api.address}/health/live`)).status).toBe(200)
  const before = count()
  await clinic.startServer()
  await until('registering goes on', async () => count() > before + 50)
  await desks.close()

  const statuses = new Set(desks.ledger.map(({ status }) => status))
  expect([...statuses].sort()).toEqual([201, 503])
  const ids = acknowledged(desks.ledger)
  expect(await clinic.withOwner((db) => countWhole(db, ids))).toBe(ids.length)
  expect(api.isRunning).toBe(true)
})

test('who was refused meanwhile reads what happened and what to do, and nothing of the inside', async () => {
  await clinic.stopServer()
  const refused = await registerOne()
  await clinic.startServer()
  expect(refused.status).toBe(503)
  expect(JSON.parse(refused.text)).toMatchObject({
    code: 'NOT_READY',
    detail: expect.stringContaining('again'),
  })
  expect(refused.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres|select |stack/i)
  await until('the API is ready again', async () => (await registerOne()).status === 201)
})

test('a statement that waits too long is ended with a 503, and the next ones are answered', async () => {
  const slow = await clinic.withOwner((db) =>
    db.transaction().execute(async (trx) => {
      await sql`lock table patient in access exclusive mode`.execute(trx)
      return await registerOne()
    }),
  )
  expect(slow.status).toBe(503)
  expect((await registerOne()).status).toBe(201)
})

test('the log of all this names no person and no password', async () => {
  const log = api.said()
  expect(log).toContain('ECONNREFUSED')
  expect(log).not.toContain(new URL(clinic.databaseUrl).password)
  expect(log).not.toContain('Somebody else')
})
