import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/appointment'
import type {} from '@ehr/db-migrations/tables/audit-event'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { insertPatient, insertPlace, type Place } from './appointment-of-tests.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
afterAll(() => api.close())

interface Given {
  patientId?: string
  status?: 'booked' | 'entered-in-error'
}

async function insertAt(place: Place, startsAt: string, given: Given = {}): Promise<string> {
  const id = randomUUID()
  const endsAt = new Date(Date.parse(startsAt) + 60_000)
  const patientId = given.patientId ?? (await insertPatient(db))
  await db
    .insertInto('appointment')
    .values({
      ...place,
      ...{ id, patientId, startsAt, endsAt, status: given.status ?? 'booked' },
      ...{ reasonText: 'Coughs at night', comment: 'By wheelchair' },
    })
    .execute()
  return id
}

async function startsOf(place: Place, day: string): Promise<string[]> {
  const { body } = await api.call(contract.listDay, { query: { day, locationId: place.locationId } })
  return body.items.map(({ startsAt }) => startsAt)
}

/*
 * The days on which clocks change, from the IANA time zone database: a day has 23 hours in spring and 25 in autumn.
 * Cairo changes at midnight itself: on 2026-04-24 there is no 00:00, and 2026-10-29 has its last hour twice.
 */
test.each([
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:00.000Z', 23],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:00.000Z', 25],
  ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T03:59:00.000Z', 23],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:00.000Z', 25],
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', '2026-04-24T20:59:00.000Z', 23],
  ['Africa/Cairo', '2026-10-29', '2026-10-28T21:00:00.000Z', '2026-10-29T21:59:00.000Z', 25],
  ['Africa/Cairo', '2026-11-21', '2026-11-20T22:00:00.000Z', '2026-11-21T21:59:00.000Z', 24],
])('a day in %s, %s, is from its first minute to its last', async (zone, day, first, last, hours) => {
  const place = await insertPlace(db, zone)
  const minute = (at: string, by: number) => new Date(Date.parse(at) + by * 60_000).toISOString()
  for (const at of [minute(first, -1), first, last, minute(last, 1)]) await insertAt(place, at)
  expect(await startsOf(place, day)).toEqual([first, last])
  expect((Date.parse(last) + 60_000 - Date.parse(first)) / 3_600_000).toBe(hours)
})

test('both times that clocks show 01:30 in autumn are of that day, in the order in which they come', async () => {
  const place = await insertPlace(db, 'America/New_York')
  const both = ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']
  for (const at of both) await insertAt(place, at)
  expect(await startsOf(place, '2026-11-01')).toEqual(both)
})

test('of several sites each has its own day', async () => {
  const [cairo, newYork] = [await insertPlace(db, 'Africa/Cairo'), await insertPlace(db, 'America/New_York')]
  // 00:30 on the 11th in Cairo, 18:30 on the 10th in New York.
  const at = '2026-12-10T22:30:00.000Z'
  const [there, here] = [await insertAt(cairo, at), await insertAt(newYork, '2026-12-10T23:30:00.000Z')]
  const idsOn = async (day: string) =>
    (await api.call(contract.listDay, { query: { day } })).body.items.map(({ id }) => id)
  expect(await idsOn('2026-12-11')).toEqual([there])
  expect(await idsOn('2026-12-10')).toEqual([here])
})

test('a day is read page after page, each appointment once, without what was entered in error', async () => {
  const place = await insertPlace(db)
  const made: string[] = []
  for (const minute of ['00', '05', '10', '15', '20'])
    made.push(await insertAt(place, `2026-02-03T08:${minute}:00.000Z`))
  await insertAt(place, '2026-02-03T08:02:00.000Z', { status: 'entered-in-error' })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const query = { day: '2026-02-03', practitionerId: place.practitionerId, limit: 2 }
    const { body } = await api.call(contract.listDay, { query: { ...query, ...(cursor && { cursor }) } })
    seen.push(...body.items.map(({ id }) => id))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  expect(seen).toEqual(made)
})

test('every patient shown is in the audit trail; a restricted one is a name and a time', async () => {
  const place = await insertPlace(db)
  const [open, restricted] = [await insertPatient(db), await insertPatient(db, { isRestricted: true })]
  await insertAt(place, '2026-02-05T08:00:00.000Z', { patientId: open })
  await insertAt(place, '2026-02-05T09:00:00.000Z', { patientId: restricted })
  const userId = randomUUID()
  const query = { day: '2026-02-05', locationId: place.locationId }
  const { body } = await api.call(contract.listDay, { query }, { userId })
  expect(body.items).toMatchObject([
    { patient: { id: open, mrn: open }, reasonText: 'Coughs at night', comment: 'By wheelchair' },
    {
      patient: { names: [{ family: 'Ashworth' }], mrn: null, sex: null, isRestricted: true },
      reasonText: null,
      comment: null,
      startsAt: '2026-02-05T09:00:00.000Z',
    },
  ])
  const event = db
    .selectFrom('auditEvent')
    .select(['action', 'patientIds'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  expect(await event).toEqual({ action: 'search', patientIds: [open, restricted] })
})

test('the choices name sites, practitioners and whom the caller treats as', async () => {
  const place = await insertPlace(db, 'Asia/Amman')
  const userId = randomUUID()
  const { practitionerId } = place
  await db
    .insertInto('appUser')
    .values({ id: userId, name: 'L', email: 'l@x.test', practitionerId })
    .execute()
  const { body } = await api.call(contract.listChoices, {}, { userId })
  expect(body.practitionerId).toBe(practitionerId)
  expect(body.practitioners).toContainEqual({ id: practitionerId, name: 'Haddad' })
  expect(body.locations).toContainEqual({ id: place.locationId, name: 'Asia/Amman', timeZone: 'Asia/Amman' })
})
