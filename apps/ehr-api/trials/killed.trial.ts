import { afterAll, expect, test } from 'vitest'
import { signInAt, startApi, until } from './api-process.ts'
import { acknowledged, countWhole, openDesks, register } from './desks.ts'
import { createTrialClinic } from './trial-clinic.ts'

const DESKS = 8
const ROUNDS = 4

const clinic = await createTrialClinic()
afterAll(() => clinic.remove())

test('an API killed in the middle of writes loses nothing that was acknowledged, and makes nothing twice', async () => {
  for (let round = 1; round <= ROUNDS; round++) {
    const killed = await startApi(clinic.databaseUrl)
    const cookie = await signInAt(killed.address)
    const desks = openDesks(killed.address, cookie, DESKS)
    await until('some are registered', async () => acknowledged(desks.ledger).length > 20 * round)
    await killed.kill()
    await desks.close()

    const unanswered = desks.ledger.filter(({ status }) => status === undefined).slice(0, DESKS)
    expect(unanswered.length).toBeGreaterThan(0)
    const again = await startApi(clinic.databaseUrl)
    const repeated = await Promise.all(
      unanswered.map(({ key, body }) => register(again.address, cookie, key, body)),
    )
    expect(repeated.map(({ status }) => status)).toEqual(repeated.map(() => 201))
    const ids = [...acknowledged(desks.ledger), ...acknowledged(repeated)]
    expect(new Set(ids).size).toBe(ids.length)
    expect(await clinic.withOwner((db) => countWhole(db, ids))).toBe(ids.length)
    await again.stop()
  }
})

test('nothing half written stays: every patient has a name, and every name was recorded', async () => {
  const counts = await clinic.withOwner(async (db) => {
    const patients = await db.selectFrom('patient').select('id').execute()
    const ids = patients.map(({ id }) => id)
    return { all: ids.length, whole: await countWhole(db, ids) }
  })
  expect(counts.all).toBeGreaterThan(0)
  expect(counts.whole).toBe(counts.all)
})
