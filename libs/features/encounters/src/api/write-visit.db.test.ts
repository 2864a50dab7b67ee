import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/encounter-history'
import { createTestApi, TEST_USER_ID } from '@ehr/http/testing'
import { afterAll, describe, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'
import { visitsOfTests } from './visits-of-tests.ts'

const NOW = new Date('2026-03-04T10:00:00.000Z')
const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature], clock: () => NOW })
afterAll(() => api.close())
const { insertPatient, insertAppointment, start, step, appointmentRow } = visitsOfTests(db, api)

describe('from an appointment', () => {
  test('the visit puts it into the room, and its end fulfils it', async () => {
    const patientId = await insertPatient()
    const appointmentId = await insertAppointment(patientId)
    const visit = await start(patientId, { appointmentId })
    expect(visit).toMatchObject({
      status: 201,
      body: { status: 'in-progress', startedAt: NOW.toISOString() },
    })
    expect(await appointmentRow(appointmentId)).toMatchObject({
      status: 'checked-in',
      encounterId: visit.body.id,
      inRoomAt: NOW,
      version: 2,
      updatedBy: TEST_USER_ID,
    })
    const ended = await step(visit.body, 'finished')
    expect(ended.body).toMatchObject({ status: 'finished', endedAt: NOW.toISOString(), version: 2 })
    expect(await appointmentRow(appointmentId)).toMatchObject({
      status: 'fulfilled',
      doneAt: NOW,
      version: 3,
    })
  })

  test('one that is over, has a visit or is another patient’s starts nothing', async () => {
    const patientId = await insertPatient()
    const taken = await insertAppointment(patientId)
    await start(patientId, { appointmentId: taken })
    const refused = [
      taken,
      await insertAppointment(patientId, 'noshow'),
      await insertAppointment(await insertPatient()),
      randomUUID(),
    ]
    for (const appointmentId of refused) {
      const answer = await start(patientId, { appointmentId })
      expect(answer).toMatchObject({ status: 409, body: { code: 'APPOINTMENT_NOT_STARTABLE' } })
    }
    const visits = await db.selectFrom('encounter').select('id').where('patientId', '=', patientId).execute()
    expect(visits).toHaveLength(1)
  })

  test('those of about today without a visit are offered, who has come first', async () => {
    const patientId = await insertPatient()
    const booked = await insertAppointment(patientId, 'booked')
    const arrived = await insertAppointment(patientId)
    await insertAppointment(patientId, 'noshow')
    await start(patientId, { appointmentId: await insertAppointment(patientId) })
    await insertAppointment(await insertPatient())
    const { body } = await api.call(contract.listWaiting, { params: { patientId } })
    expect(body.items.map(({ id, hasArrived }) => [id, hasArrived])).toEqual([
      [arrived, true],
      [booked, false],
    ])
  })

  test('of two that start it at once one wins', async () => {
    const patientId = await insertPatient()
    const appointmentId = await insertAppointment(patientId)
    const answers = await Promise.all([1, 2].map(() => start(patientId, { appointmentId })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('a visit entered in error gives it back; one that was cancelled cancels it', async () => {
    const patientId = await insertPatient()
    const appointmentId = await insertAppointment(patientId)
    const wrong = await start(patientId, { appointmentId })
    await step(wrong.body, 'entered-in-error', 'Wrong chart')
    expect(await appointmentRow(appointmentId)).toMatchObject({ status: 'arrived', encounterId: null })

    const visit = await start(patientId, { appointmentId, status: 'arrived' })
    await step(visit.body, 'cancelled', 'Left before being seen')
    expect(await appointmentRow(appointmentId)).toMatchObject({
      status: 'cancelled',
      cancelReason: 'Left before being seen',
    })
  })
})

test('a visit goes from arrival to its end, each state kept, and is opened again with a reason only', async () => {
  const patientId = await insertPatient()
  let visit = (await start(patientId, { status: 'arrived' })).body
  for (const status of ['triaged', 'in-progress', 'finished'] as const) {
    visit = (await step(visit, status)).body
  }
  expect(await step(visit, 'in-progress')).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/body/reason' }] },
  })
  const opened = await step(visit, 'in-progress', 'Ended too early')
  expect(opened.body).toMatchObject({ status: 'in-progress', endedAt: null, statusReason: 'Ended too early' })
  const former = db
    .selectFrom('encounterHistory')
    .select('status')
    .where('id', '=', visit.id)
    .orderBy('version')
  expect((await former.execute()).map(({ status }) => status)).toEqual([
    'arrived',
    'triaged',
    'in-progress',
    'finished',
  ])
})

test('a step that is none, without a reason or on an old version changes nothing', async () => {
  const patientId = await insertPatient()
  const { body: visit } = await start(patientId)
  expect((await step(visit, 'planned')).body).toMatchObject({ code: 'ENCOUNTER_STEP_NOT_POSSIBLE' })
  expect((await step(visit, 'entered-in-error')).status).toBe(400)
  expect((await step({ ...visit, version: 9 }, 'finished')).status).toBe(412)
  expect((await step({ ...visit, patientId: await insertPatient() }, 'finished')).status).toBe(404)
  const read = await api.call(contract.getEncounter, { params: { patientId, encounterId: visit.id } })
  expect(read.body).toEqual(visit)
})

test('of two who end a visit at once one is told that it changed', async () => {
  const { body: visit } = await start(await insertPatient())
  const answers = await Promise.all([step(visit, 'finished'), step(visit, 'finished')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
})

test('what is written about a visit can be corrected, but not once it was entered in error', async () => {
  const patientId = await insertPatient()
  const { body: visit } = await start(patientId)
  const reason = { system: 'http://snomed.info/sct', code: '25064002', display: 'Headache' }
  const body = { class: 'virtual', type: null, reason, locationId: null, practitionerId: null } as const
  const params = { patientId, encounterId: visit.id }
  const corrected = await api.call(contract.updateEncounter, { params, body, version: visit.version })
  expect(corrected.body).toMatchObject({ class: 'virtual', reason, version: 2, status: 'in-progress' })
  const wrong = await step(corrected.body, 'entered-in-error', 'Wrong chart')
  const after = await api.call(contract.updateEncounter, { params, body, version: wrong.body.version })
  expect(after.status).toBe(409)
})

test('places and people are offered, with who the account treats patients as', async () => {
  const doctor = await db
    .insertInto('practitioner')
    .values({ prefix: 'Dr', familyName: 'Abadi' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const userId = randomUUID()
  const account = { id: userId, name: 'Dr Abadi', email: `${userId}@x.test`, practitionerId: doctor.id }
  await db.insertInto('appUser').values(account).execute()
  const { body } = await api.call(contract.listVisitChoices, {}, { userId })
  expect(body.ownPractitionerId).toBe(doctor.id)
  expect(body.practitioners[0]).toEqual({ id: doctor.id, name: 'Dr Abadi' })
})

test('only clinicians and nurses write visits', async () => {
  const { body: visit } = await start(await insertPatient())
  const params = { patientId: visit.patientId, encounterId: visit.id }
  const call = { params, body: { status: 'finished', reason: null }, version: 1 } as const
  for (const role of ['administrator', 'front-desk', 'auditor', 'pharmacist'] as const) {
    const answer = await api.call(contract.setEncounterStatus, call, { roles: [role] })
    expect(answer.status).toBe(403)
  }
})

test('a field that the contract does not know is refused', async () => {
  const patientId = await insertPatient()
  const answer = await start(patientId, { version: 7 } as never)
  expect(answer.status).toBe(400)
})
