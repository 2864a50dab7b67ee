import { randomUUID } from 'node:crypto'
import type { Role } from '@ehr/contracts'
import { defineRoute, recordId } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/appointment'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/clinical-note'
import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/observation'
import { type ApiFeature, handle } from '@ehr/http'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { daysAgo, insertClinician, insertPatient, insertVisit, NOW, patients } from './clinic-of-tests.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
let now = NOW
const openChart = defineRoute({
  operationId: 'charts.open',
  method: 'GET',
  path: '/api/charts/:patientId',
  summary: 'Stands for any route of a chart.',
  access: 'signed-in',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  response: z.object({ content: z.string() }),
})
const charts: ApiFeature = {
  name: 'charts',
  permissions: {},
  routes: [handle(openChart, async () => ({ content: 'what is in the chart' }))],
}
const api = await createTestApi({ db, features: [feature, patients, charts], clock: () => now })
afterAll(() => api.close())

async function open(patientId: string, userId: string, roles: Role[] = ['clinician']): Promise<number> {
  return (await api.call(openChart, { params: { patientId } }, { userId, roles })).status
}

function breakGlass(patientId: string, userId: string, roles: Role[] = ['clinician']) {
  const body = { reasonCode: 'emergency', reasonText: 'Unconscious in the waiting room' } as const
  const call = { params: { patientId }, body, idempotencyKey: randomUUID() }
  return api.call(contract.breakGlass, call, { userId, roles })
}

test('a chart that is not restricted is open', async () => {
  expect(await open(await insertPatient(db, false), randomUUID(), ['front-desk'])).toBe(200)
})

test('a restricted chart is closed to whoever has no care relation, and the refusal is recorded', async () => {
  const patientId = await insertPatient(db)
  const { userId } = await insertClinician(db)
  const answer = await api.call(openChart, { params: { patientId } }, { userId, roles: ['clinician'] })
  expect(answer).toMatchObject({ status: 403, body: { code: 'CHART_RESTRICTED' } })
  expect(JSON.stringify(answer.body)).not.toContain('what is in the chart')
  const events = await db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).execute()
  expect(events).toMatchObject([
    {
      outcome: 'refused',
      operation: 'charts.open',
      patientIds: [patientId],
      detail: { code: 'CHART_RESTRICTED' },
    },
  ])
})

test('what took place at a visit within 30 days opens it to who took part', async () => {
  const patientId = await insertPatient(db)
  const seen = await insertClinician(db)
  const opened = await insertClinician(db)
  const measured = await insertClinician(db)
  const noted = await insertClinician(db)
  const visit = await insertVisit(db, patientId, {
    practitionerId: seen.practitionerId,
    createdBy: opened.userId,
    startedAt: daysAgo(29),
  })
  const code = { codeSystem: 'http://loinc.org', code: '8867-4', codeDisplay: 'Heart rate' }
  await db
    .insertInto('observation')
    .values({
      patientId,
      encounterId: visit,
      category: 'vital-signs',
      ...code,
      status: 'final',
      effectiveAt: daysAgo(29),
      createdBy: measured.userId,
    })
    .execute()
  await db
    .insertInto('clinicalNote')
    .values({ patientId, encounterId: visit, authorId: noted.userId, startedAt: daysAgo(29) })
    .execute()
  for (const { userId } of [seen, opened, measured, noted]) expect(await open(patientId, userId)).toBe(200)
  expect(await open(patientId, (await insertClinician(db)).userId)).toBe(403)
})

test('a relation is not what a role without clinical rights gets from a visit', async () => {
  const patientId = await insertPatient(db)
  const { userId } = await insertClinician(db)
  await insertVisit(db, patientId, { createdBy: userId })
  for (const role of ['front-desk', 'administrator', 'auditor'] as const) {
    expect(await open(patientId, userId, [role])).toBe(403)
  }
  expect(await open(patientId, userId, ['nurse'])).toBe(200)
})

test.each([
  ['a visit of 31 days ago', { startedAt: daysAgo(31) }, 403],
  ['a visit that ended within the window', { startedAt: daysAgo(40), endedAt: daysAgo(10) }, 200],
  ['a stay that goes on', { startedAt: daysAgo(90), class: 'inpatient', status: 'in-progress' }, 200],
  ['a visit that nobody ever closed', { startedAt: daysAgo(90), status: 'in-progress' }, 403],
  ['a visit that was cancelled', { status: 'cancelled' }, 403],
  ['a visit entered in error', { status: 'entered-in-error' }, 403],
  ['a visit planned for next month', { status: 'planned', startedAt: daysAgo(-30) }, 403],
] as const)('%s answers its practitioner %o with %i', async (_, given, status) => {
  const patientId = await insertPatient(db)
  const { userId, practitionerId } = await insertClinician(db)
  await insertVisit(db, patientId, { ...given, practitionerId })
  expect(await open(patientId, userId)).toBe(status)
})

test('a visit with another patient opens nothing', async () => {
  const patientId = await insertPatient(db)
  const { userId, practitionerId } = await insertClinician(db)
  await insertVisit(db, await insertPatient(db), { practitionerId })
  expect(await open(patientId, userId)).toBe(403)
})

test('a relation ends when the visit turns out to be somebody else’s', async () => {
  const patientId = await insertPatient(db)
  const { userId, practitionerId } = await insertClinician(db)
  const visit = await insertVisit(db, patientId, { practitionerId })
  expect(await open(patientId, userId)).toBe(200)
  const { practitionerId: other } = await insertClinician(db)
  await db.updateTable('encounter').set({ practitionerId: other }).where('id', '=', visit).execute()
  expect(await open(patientId, userId)).toBe(403)
})

test('nobody gives themselves a relation by booking the patient', async () => {
  const patientId = await insertPatient(db)
  const { userId, practitionerId } = await insertClinician(db)
  const { userId: colleague } = await insertClinician(db)
  const appointment = { patientId, practitionerId, locationId: await insertLocation(), startsAt: NOW }
  const endsAt = new Date(NOW.getTime() + 900_000)
  const book = (createdBy: string) =>
    db
      .insertInto('appointment')
      .values({ ...appointment, endsAt, createdBy, overlapReason: 'x' })
      .execute()
  await book(userId)
  expect(await open(patientId, userId)).toBe(403)
  await book(colleague)
  expect(await open(patientId, userId)).toBe(200)
})

async function insertLocation(): Promise<string> {
  const place = { name: 'Clinic', timeZone: 'UTC' }
  const { id } = await db.insertInto('location').values(place).returning('id').executeTakeFirstOrThrow()
  return id
}

test.each([
  ['today', 0, 'booked', 200],
  ['tomorrow morning', -0.9, 'booked', 200],
  ['next week', -7, 'booked', 403],
  ['last week, without the patient', 7, 'noshow', 403],
] as const)('an appointment %s (%d days ago, %s) answers %i', async (_, days, status, expected) => {
  const patientId = await insertPatient(db)
  const { userId, practitionerId } = await insertClinician(db)
  const locationId = await insertLocation()
  const startsAt = daysAgo(days)
  const endsAt = new Date(startsAt.getTime() + 900_000)
  await db
    .insertInto('appointment')
    .values({ patientId, practitionerId, locationId, status, startsAt, endsAt })
    .execute()
  expect(await open(patientId, userId)).toBe(expected)
})

test('a broken glass opens one chart to one account for four hours, on the record', async () => {
  const patientId = await insertPatient(db)
  const other = await insertPatient(db)
  const { userId } = await insertClinician(db)
  const { status, body } = await breakGlass(patientId, userId)
  expect([status, body]).toMatchObject([
    201,
    { state: 'broken-glass', until: '2026-11-21T13:30:00.000Z', mayBreakGlass: true },
  ])
  expect(await open(patientId, userId)).toBe(200)
  expect(await open(other, userId)).toBe(403)
  expect(await open(patientId, (await insertClinician(db)).userId)).toBe(403)
  // With another role the same account has no business there.
  expect(await open(patientId, userId, ['front-desk'])).toBe(403)

  now = new Date('2026-11-21T13:29:59.999Z')
  expect(await open(patientId, userId)).toBe(200)
  now = new Date('2026-11-21T13:30:00.000Z')
  expect(await open(patientId, userId)).toBe(403)
  now = NOW

  const event = await db
    .selectFrom('auditEvent')
    .selectAll()
    .where('operation', '=', 'restricted-charts.break-glass')
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({
    action: 'create',
    reason: 'emergency: Unconscious in the waiting room',
    patientIds: [patientId],
    recordType: 'break_glass',
  })
})

test.each(['front-desk', 'administrator', 'auditor'] as const)('%s never breaks a glass', async (role) => {
  const patientId = await insertPatient(db)
  const { userId } = await insertClinician(db)
  expect(await breakGlass(patientId, userId, [role])).toMatchObject({
    status: 403,
    body: { code: 'FORBIDDEN' },
  })
  expect(await open(patientId, userId, [role])).toBe(403)
})

test('there is no glass to break where nothing is restricted, and no chart that does not exist', async () => {
  const { userId } = await insertClinician(db)
  expect(await breakGlass(await insertPatient(db, false), userId)).toMatchObject({
    status: 409,
    body: { code: 'CHART_NOT_RESTRICTED' },
  })
  expect((await breakGlass(randomUUID(), userId)).status).toBe(404)
})

test('a reason is needed, and no field more is taken: nobody lengthens their own time', async () => {
  const patientId = await insertPatient(db)
  const { userId } = await insertClinician(db)
  const bodies = [
    { reasonCode: 'other', reasonText: '  ' },
    { reasonCode: 'curious', reasonText: 'x' },
    { reasonCode: 'other', reasonText: 'x', expiresAt: '2099-01-01T00:00:00.000Z' },
    { reasonCode: 'other', reasonText: 'x', userId: randomUUID() },
  ]
  for (const body of bodies) {
    const call = { params: { patientId }, body: Object(body), idempotencyKey: randomUUID() }
    expect((await api.call(contract.breakGlass, call, { userId })).status).toBe(400)
  }
})

test('how open a chart is, is told with the reason', async () => {
  const patientId = await insertPatient(db)
  const { userId, practitionerId } = await insertClinician(db)
  const ask = async (roles: Role[]) =>
    (await api.call(contract.getChartAccess, { params: { patientId } }, { userId, roles })).body
  expect(await ask(['clinician'])).toEqual({ state: 'closed', mayBreakGlass: true, hours: 4, until: null })
  expect(await ask(['front-desk'])).toMatchObject({ state: 'closed', mayBreakGlass: false })
  await insertVisit(db, patientId, { practitionerId })
  expect(await ask(['clinician'])).toMatchObject({ state: 'care-relation' })
})
