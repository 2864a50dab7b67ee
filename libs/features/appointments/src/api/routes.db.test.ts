import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/appointment'
import type {} from '@ehr/db-migrations/tables/appointment-history'
import type {} from '@ehr/db-migrations/tables/audit-event'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, describe, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { appointmentOf, insertPatient, insertPlace, type Place } from './appointment-of-tests.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
const NOW = new Date('2026-03-04T09:40:00.000Z')
const api = await createTestApi({ db, features: [feature], clock: () => NOW })
afterAll(() => api.close())

function book(patientId: string, place: Place, given: Parameters<typeof appointmentOf>[1] = {}) {
  return api.call(contract.bookAppointment, {
    params: { patientId },
    body: appointmentOf(place, given),
    idempotencyKey: randomUUID(),
  })
}

async function booked(place: Place, given: Parameters<typeof appointmentOf>[1] = {}) {
  const patientId = await insertPatient(db)
  const { body } = await book(patientId, place, given)
  return { ...body, params: { patientId, appointmentId: body.id } }
}

describe('booking', () => {
  test('keeps what was written, books it, and records the write', async () => {
    const place = await insertPlace(db)
    const { status, body } = await book(await insertPatient(db), place)
    const { minutes, locationId, practitionerId, ...written } = appointmentOf(place)
    expect([status, body]).toMatchObject([
      201,
      { ...written, endsAt: '2026-03-04T09:50:00.000Z', status: 'booked', version: 1, arrivedAt: null },
    ])
    expect([body.location.id, body.practitioner]).toEqual([
      locationId,
      { id: practitionerId, name: 'Haddad' },
    ])
    const events = db.selectFrom('auditEvent').select('action').where('recordId', '=', body.id)
    expect(await events.execute()).toEqual([{ action: 'create' }])
  })

  test('refuses a site that is closed, somebody who does not work here, and an unknown patient', async () => {
    const place = await insertPlace(db)
    const patientId = await insertPatient(db)
    const elsewhere = await book(patientId, { practitionerId: randomUUID(), locationId: randomUUID() })
    expect(elsewhere).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/body/locationId' }, { pointer: '/body/practitionerId' }] },
    })
    expect((await book(randomUUID(), place)).status).toBe(404)
  })

  test('books a practitioner once at a time, unless somebody says why', async () => {
    const place = await insertPlace(db)
    await booked(place)
    const other = await insertPatient(db)
    const within = { startsAt: '2026-03-04T09:45:00.000Z' }
    expect(await book(other, place, within)).toMatchObject({
      status: 409,
      body: { code: 'APPOINTMENT_OVERLAP' },
    })
    const twice = await book(other, place, { ...within, overlapReason: 'Twins, seen together' })
    expect(twice).toMatchObject({ status: 201, body: { overlapReason: 'Twins, seen together' } })
    const reasons = db.selectFrom('auditEvent').select('reason').where('recordId', '=', twice.body.id)
    expect(await reasons.execute()).toEqual([{ reason: 'Twins, seen together' }])
    // The one that was booked over another is in the way of the next all the same.
    const after = { startsAt: '2026-03-04T10:00:00.000Z', minutes: 5 }
    expect((await book(other, place, after)).status).toBe(409)
  })

  test.each([
    ['ends when the other begins', '2026-03-04T09:10:00.000Z', 201],
    ['begins when the other ends', '2026-03-04T09:50:00.000Z', 201],
    ['ends a minute too late', '2026-03-04T09:11:00.000Z', 409],
    ['begins a minute too early', '2026-03-04T09:49:00.000Z', 409],
  ])('an appointment that %s answers %s', async (_name, startsAt, status) => {
    const place = await insertPlace(db)
    await booked(place)
    expect((await book(await insertPatient(db), place, { startsAt })).status).toBe(status)
  })

  test('of two desks that book the same time at once, one gets it', async () => {
    const place = await insertPlace(db)
    const patients = await Promise.all(Array.from({ length: 6 }, () => insertPatient(db)))
    const answers = await Promise.all(patients.map((patientId) => book(patientId, place)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409])
  })

  test('the database itself refuses a second booking, whatever program writes it', async () => {
    const place = await insertPlace(db)
    const { params, startsAt, endsAt } = await booked(place)
    const row = { patientId: params.patientId, ...place, startsAt, endsAt }
    await expect(db.insertInto('appointment').values(row).execute()).rejects.toThrow('appointment_no_overlap')
  })
})

describe('moving', () => {
  test('keeps the former time in the history, and an appointment is not in its own way', async () => {
    const place = await insertPlace(db)
    const { params } = await booked(place)
    const body = appointmentOf(place, { startsAt: '2026-03-04T09:40:00.000Z' })
    const moved = await api.call(contract.updateAppointment, { params, body, version: 1 })
    expect(moved).toMatchObject({ status: 200, body: { startsAt: body.startsAt, version: 2 } })
    const former = db
      .selectFrom('appointmentHistory')
      .select('startsAt')
      .where('id', '=', params.appointmentId)
    expect(await former.execute()).toEqual([{ startsAt: new Date('2026-03-04T09:30:00.000Z') }])
  })

  test('onto a time that is taken needs a reason; after a free time again none is kept', async () => {
    const place = await insertPlace(db)
    await booked(place)
    const { params } = await booked(place, { startsAt: '2026-03-04T11:00:00.000Z' })
    const move = (given: Parameters<typeof appointmentOf>[1], version: number) =>
      api.call(contract.updateAppointment, { params, body: appointmentOf(place, given), version })
    expect((await move({}, 1)).status).toBe(409)
    expect((await move({ overlapReason: 'Urgent' }, 1)).body).toMatchObject({ overlapReason: 'Urgent' })
    const free = { startsAt: '2026-03-04T12:00:00.000Z', overlapReason: 'Urgent' }
    expect((await move(free, 2)).body).toMatchObject({ overlapReason: null, version: 3 })
  })

  test('is refused once the patient is in the room', async () => {
    const place = await insertPlace(db)
    const { params } = await booked(place)
    await api.call(contract.setTreatment, { params, body: { status: 'checked-in' }, version: 1 })
    const moved = await api.call(contract.updateAppointment, {
      params,
      body: appointmentOf(place),
      version: 2,
    })
    expect(moved).toMatchObject({ status: 409, body: { code: 'APPOINTMENT_NO_SUCH_STEP' } })
  })
})

describe('steps', () => {
  test('a visit goes from arrival to done, and each moment is kept', async () => {
    const { params } = await booked(await insertPlace(db))
    const at = NOW.toISOString()
    const arrived = await api.call(contract.setArrival, { params, body: { status: 'arrived' }, version: 1 })
    expect(arrived.body).toMatchObject({ status: 'arrived', arrivedAt: at, inRoomAt: null, version: 2 })
    const treat = (status: 'checked-in' | 'fulfilled', version: number) =>
      api.call(contract.setTreatment, { params, body: { status }, version })
    expect((await treat('checked-in', 2)).body).toMatchObject({ status: 'checked-in', inRoomAt: at })
    expect((await treat('fulfilled', 3)).body).toMatchObject({ status: 'fulfilled', doneAt: at, version: 4 })
  })

  test('of two desks that press at once, one is told that somebody was faster', async () => {
    const { params } = await booked(await insertPlace(db))
    const press = () => api.call(contract.setArrival, { params, body: { status: 'arrived' }, version: 1 })
    const answers = await Promise.all([press(), press()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
    const { body } = await api.call(contract.getAppointment, { params })
    expect(body).toMatchObject({ status: 'arrived', version: 2 })
  })

  test('a step that cannot be taken from here is refused, with nothing written', async () => {
    const { params } = await booked(await insertPlace(db))
    const done = await api.call(contract.setTreatment, { params, body: { status: 'fulfilled' }, version: 1 })
    expect(done).toMatchObject({ status: 409, body: { code: 'APPOINTMENT_NO_SUCH_STEP' } })
    expect((await api.call(contract.getAppointment, { params })).body).toMatchObject({ version: 1 })
  })

  test('who comes late finds the time given to somebody else, and is received with a reason', async () => {
    const place = await insertPlace(db)
    const { params } = await booked(place)
    await api.call(contract.setArrival, { params, body: { status: 'noshow' }, version: 1 })
    expect((await book(await insertPatient(db), place)).status).toBe(201)
    const come = (overlapReason: string | null) =>
      api.call(contract.setArrival, { params, body: { status: 'arrived', overlapReason }, version: 2 })
    expect(await come(null)).toMatchObject({ status: 409, body: { code: 'APPOINTMENT_OVERLAP' } })
    expect(await come('Bus was late')).toMatchObject({ status: 200, body: { status: 'arrived' } })
  })

  test('cancelling needs a reason, frees the time, and is final', async () => {
    const place = await insertPlace(db)
    const { params } = await booked(place)
    const withdraw = (reason: string, version: number) =>
      api.call(contract.withdrawAppointment, { params, body: { status: 'cancelled', reason }, version })
    expect((await withdraw('  ', 1)).status).toBe(400)
    expect((await withdraw('Is well again', 1)).body).toMatchObject({ status: 'cancelled', version: 2 })
    expect((await api.call(contract.getAppointment, { params })).body.cancelReason).toBe('Is well again')
    expect((await book(await insertPatient(db), place)).status).toBe(201)
    const back = await api.call(contract.setArrival, { params, body: { status: 'booked' }, version: 2 })
    expect(back).toMatchObject({ status: 409, body: { code: 'APPOINTMENT_NO_SUCH_STEP' } })
  })
})

describe('who may', () => {
  test('the desk receives and books; in the room and done is said by those who treat', async () => {
    const { params } = await booked(await insertPlace(db))
    const desk = { roles: ['front-desk'] as const }
    const inRoom = { params, body: { status: 'checked-in' as const }, version: 2 }
    const arrived = { params, body: { status: 'arrived' as const }, version: 1 }
    expect((await api.call(contract.setArrival, arrived, desk)).status).toBe(200)
    expect((await api.call(contract.setTreatment, inRoom, desk)).status).toBe(403)
    expect((await api.call(contract.setTreatment, inRoom, { roles: ['nurse'] })).status).toBe(200)
  })

  test('an administrator sees the day and changes nothing of it; an auditor does not see it', async () => {
    const { params } = await booked(await insertPlace(db))
    const day = { query: { day: '2026-03-04' } }
    expect((await api.call(contract.listDay, day, { roles: ['administrator'] })).status).toBe(200)
    expect((await api.call(contract.listDay, day, { roles: ['auditor'] })).status).toBe(403)
    const arrived = { params, body: { status: 'arrived' as const }, version: 1 }
    expect((await api.call(contract.setArrival, arrived, { roles: ['administrator'] })).status).toBe(403)
  })
})

test('an appointment of another patient is 404 for every route that names it', async () => {
  const place = await insertPlace(db)
  const { id } = await booked(place)
  const params = { patientId: await insertPatient(db), appointmentId: id }
  const answers = await Promise.all([
    api.call(contract.getAppointment, { params }),
    api.call(contract.updateAppointment, { params, body: appointmentOf(place), version: 1 }),
    api.call(contract.setArrival, { params, body: { status: 'arrived' }, version: 1 }),
    api.call(contract.setTreatment, { params, body: { status: 'checked-in' }, version: 1 }),
    api.call(contract.withdrawAppointment, {
      params,
      body: { status: 'cancelled', reason: 'x' },
      version: 1,
    }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
})
