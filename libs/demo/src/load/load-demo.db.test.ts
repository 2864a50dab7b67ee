import { createTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/appointment'
import type {} from '@ehr/db-migrations/tables/appointment-history'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-history'
import { afterAll, expect, test } from 'vitest'
import { loadDemo } from './load-demo.ts'
import { moveDemo } from './move-demo.ts'

const database = await createTestDatabase()
afterAll(database.drop)
const { db, ownerDb } = database

const SATURDAY = Temporal.Instant.from('2026-11-21T09:00:00Z')
const options = { seed: 3, patients: 24, timeZone: 'Asia/Amman', now: SATURDAY }

function listBirthDates() {
  return db.selectFrom('patient').select(['mrn', 'birthDate']).orderBy('mrn').execute()
}

async function countStatesOn(day: string): Promise<Record<string, number>> {
  const visits = await db.selectFrom('encounter').select(['status', 'startedAt']).execute()
  const states = visits
    .filter(({ startedAt }) => startedAt.toISOString().startsWith(day))
    .map(({ status }) => status)
  return Object.fromEntries(
    Object.entries(Object.groupBy(states, (state) => state)).map(([state, all]) => [state, all.length]),
  )
}

async function appointmentStatesOn(day: string): Promise<string[]> {
  const rows = await db.selectFrom('appointment').select(['status', 'startsAt']).execute()
  const states = rows
    .filter(({ startsAt }) => startsAt.toISOString().startsWith(day))
    .map(({ status }) => status)
  return [...new Set(states)].sort()
}

test('the demo clinic is loaded as the application, with everything or with nothing', async () => {
  expect(await loadDemo(db, options)).toBe(24)
  expect(await db.selectFrom('installation').select(['dataClass', 'demoAnchor']).executeTakeFirst()).toEqual({
    dataClass: 'synthetic',
    demoAnchor: '2026-11-16',
  })
  await expect(loadDemo(db, options)).rejects.toThrow('into an empty database only')
  expect(await listBirthDates()).toHaveLength(24)
})

test('weeks later every date has moved by whole weeks, and no history was written', async () => {
  const before = await listBirthDates()
  expect(await moveDemo(ownerDb, SATURDAY.add({ hours: 24 * 16 }))).toBe(3)
  const shifted = before.map(({ mrn, birthDate }) => ({
    mrn,
    birthDate: birthDate === null ? null : Temporal.PlainDate.from(birthDate).add({ weeks: 3 }).toString(),
  }))
  expect(await listBirthDates()).toEqual(shifted)
  expect(await db.selectFrom('patientHistory').select('id').execute()).toEqual([])
})

test('visits of the week come as far as the day has', async () => {
  expect(Object.keys(await countStatesOn('2026-12-08'))).toEqual(['planned'])
  await moveDemo(ownerDb, Temporal.Instant.from('2026-12-09T09:00:00Z'))
  expect(Object.keys(await countStatesOn('2026-12-08'))).toEqual(['finished'])
  expect(Object.keys(await countStatesOn('2026-12-10'))).toEqual(['planned'])
})

test('appointments move with the week, and come as far as their visits have', async () => {
  // Saturday: of the days before, whoever had no visit did not come.
  await moveDemo(ownerDb, Temporal.Instant.from('2026-12-12T09:00:00Z'))
  expect(await appointmentStatesOn('2026-12-07')).toContain('fulfilled')
  expect(await appointmentStatesOn('2026-12-13')).toEqual(['booked'])
  const { arrivedAt, startsAt } = await db
    .selectFrom('appointment')
    .select(['arrivedAt', 'startsAt'])
    .where('status', '=', 'fulfilled')
    .executeTakeFirstOrThrow()
  expect(arrivedAt).not.toBeNull()
  expect(arrivedAt! < startsAt).toBe(true)
  expect(await db.selectFrom('appointmentHistory').select('id').execute()).toEqual([])
})

test('what somebody booked or changed stays as it is', async () => {
  const { id } = await db
    .selectFrom('appointment')
    .select('id')
    .where('status', '=', 'booked')
    .executeTakeFirstOrThrow()
  const change = { status: 'noshow', updatedBy: crypto.randomUUID() } as const
  await db.updateTable('appointment').set(change).where('id', '=', id).execute()
  await moveDemo(ownerDb, Temporal.Instant.from('2026-12-12T10:00:00Z'))
  const after = db.selectFrom('appointment').select('status').where('id', '=', id)
  expect(await after.executeTakeFirst()).toEqual({ status: 'noshow' })
})

test('who did not come stays so when the time was given to somebody else since', async () => {
  const late = await db
    .selectFrom('appointment')
    .selectAll()
    .where('status', '=', 'noshow')
    .where('updatedBy', 'is', null)
    .executeTakeFirst()
  expect(late).toBeDefined()
  const { patientId, practitionerId, locationId, startsAt, endsAt } = late!
  const given = { patientId, practitionerId, locationId, startsAt, endsAt, createdBy: crypto.randomUUID() }
  await db.insertInto('appointment').values(given).execute()
  await moveDemo(ownerDb, Temporal.Instant.from('2026-12-14T09:00:00Z'))
  const after = db.selectFrom('appointment').select('status').where('id', '=', late!.id)
  expect(await after.executeTakeFirst()).toEqual({ status: 'noshow' })
})

test('a database that is not a demo is not moved', async () => {
  await ownerDb.updateTable('installation').set({ dataClass: 'phi' }).execute()
  await expect(moveDemo(ownerDb, SATURDAY)).rejects.toThrow('no demo clinic')
})
