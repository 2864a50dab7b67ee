import { randomUUID } from 'node:crypto'
import { type AuditEvent, createAuditRecorder } from '@ehr/audit'
import { useTestDatabase } from '@ehr/db/testing'
import { createTestApi } from '@ehr/http/testing'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'

const { db, ownerDb } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature] })
const recorder = createAuditRecorder(db)
afterAll(api.close)

await sql`insert into installation (clinic_name, time_zone, data_class) values ('Clinic', 'Asia/Amman', 'synthetic')`.execute(
  ownerDb,
)
const nurse = await makeUser('Amal Haddad')
const clerk = await makeUser('John Reed')
const layla = await makePatient('100042', 'Layla', 'Haddad')
const omar = await makePatient('100043', 'Omar', 'Nasser')

async function makeUser(name: string): Promise<string> {
  const email = `${randomUUID()}@clinic.invalid`
  const row = await db.insertInto('appUser').values({ name, email }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

async function makePatient(mrn: string, given: string, family: string): Promise<string> {
  const { id } = await db
    .insertInto('patient')
    .values({ mrn, sex: 'female', language: 'ar' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const name = { patientId: id, position: 0, use: 'official' as const, given: [given], family }
  await db.insertInto('patientName').values(name).execute()
  return id
}

async function happened(event: Partial<AuditEvent>): Promise<void> {
  await recorder.record({
    action: 'read',
    outcome: 'success',
    operation: 'patients.get',
    userId: nurse,
    ...event,
  })
}

function find(filters: Partial<contract.Filters>, rest: { limit?: number; cursor?: string } = {}) {
  return api.call(contract.searchEvents, {
    body: { filters: { ...contract.NO_FILTERS, ...filters }, ...rest },
  })
}

test('events are found by person, patient, number, act, outcome, record and time, the newest first', async () => {
  const record = randomUUID()
  const start = new Date().toISOString()
  await happened({ patientIds: [layla], operation: 'one' })
  await happened({ patientIds: [layla, omar], action: 'search', operation: 'two' })
  await happened({ userId: clerk, outcome: 'refused', patientIds: [omar], operation: 'three' })
  await happened({ action: 'update', recordType: 'patient', recordId: record, operation: 'four' })
  const operationsOf = async (filters: Partial<contract.Filters>) =>
    (await find({ from: start, ...filters })).body.items
      .map(({ operation }) => operation)
      .filter((operation) => !operation.startsWith('audit.'))

  expect(await operationsOf({})).toEqual(['four', 'three', 'two', 'one'])
  expect(await operationsOf({ userId: clerk })).toEqual(['three'])
  expect(await operationsOf({ patientId: layla })).toEqual(['two', 'one'])
  expect(await operationsOf({ mrn: '100043' })).toEqual(['three', 'two'])
  expect(await operationsOf({ mrn: '100043', patientId: layla })).toEqual([])
  expect(await operationsOf({ mrn: 'nobody' })).toEqual([])
  expect(await operationsOf({ action: 'search' })).toEqual(['two'])
  expect(await operationsOf({ outcome: 'refused' })).toEqual(['three'])
  expect(await operationsOf({ recordId: record })).toEqual(['four'])
  expect(await operationsOf({ before: start })).toEqual([])
})

test('pages follow each other without a gap, and the first tells how many there are', async () => {
  const userId = await makeUser('Many')
  for (let index = 0; index < 5; index += 1) await happened({ userId, operation: `page.${index}` })
  const first = await find({ userId }, { limit: 2 })
  expect(first.body.matches).toEqual({ count: 5, isAtLeast: false })
  const second = await find({ userId }, { limit: 2, cursor: first.body.nextCursor ?? '' })
  expect(second.body.matches).toBeUndefined()
  const third = await find({ userId }, { limit: 2, cursor: second.body.nextCursor ?? '' })
  const all = [first, second, third].flatMap(({ body }) => body.items.map(({ operation }) => operation))
  expect(all).toEqual(['page.4', 'page.3', 'page.2', 'page.1', 'page.0'])
  expect(third.body.nextCursor).toBeUndefined()
})

test('patients are told by number, people by name, a broken glass is marked', async () => {
  const userId = await makeUser('Breaker')
  await happened({
    userId,
    operation: contract.BREAK_GLASS,
    action: 'create',
    patientIds: [layla],
    reason: 'Unconscious',
  })
  await happened({
    userId,
    operation: contract.BREAK_GLASS,
    action: 'create',
    outcome: 'failed',
    patientIds: [layla],
  })
  const { body } = await find({ userId, breakGlass: true })
  expect(body.items).toMatchObject([
    { outcome: 'failed', isBreakGlass: false },
    {
      user: { id: userId, name: 'Breaker' },
      patients: [{ id: layla, mrn: '100042' }],
      isBreakGlass: true,
      reason: 'Unconscious',
    },
  ])
  expect(JSON.stringify(body)).not.toContain('Haddad')
})

test('an event shows what was before and after, where it is sealed, and reading it is recorded', async () => {
  const userId = await makeUser('Writer')
  const changes = {
    city: ['Amman', null],
    contacts: [[], [{ use: 'home', value: '555', rank: null }, { value: '556' }]],
  } as const
  await happened({ userId, action: 'update', patientIds: [layla], changes, detail: { asked: 1 } })
  const [found] = (await find({ userId })).body.items
  const reader = randomUUID()
  const { status, body } = await api.call(
    contract.getEvent,
    { params: { eventId: found?.id ?? '' } },
    { userId: reader },
  )
  expect(status).toBe(200)
  expect(body).toMatchObject({
    changes: [
      { column: 'city', before: 'Amman', after: null },
      { column: 'contacts', before: null, after: 'use: home, value: 555\nvalue: 556' },
    ],
    detail: '{\n  "asked": 1\n}',
    seal: { chainId: recorder.head()?.chainId, sequence: recorder.head()?.sequence },
  })
  const own = await db.selectFrom('auditEvent').selectAll().where('userId', '=', reader).execute()
  expect(own).toMatchObject([
    {
      action: 'read',
      operation: 'audit.get',
      recordType: 'audit_event',
      recordId: found?.id,
      patientIds: [layla],
    },
  ])
})

test('what a chart says is not read in the trail by who may not read charts; accounts and settings are', async () => {
  const userId = await makeUser('Prescriber')
  const change = {
    userId,
    action: 'update',
    changes: { code_display: ['Latex allergy', 'Fish allergy'] },
  } as const
  await happened({ ...change, patientIds: [layla] })
  await happened(change)
  const events = (await find({ userId })).body.items
  const shown = []
  for (const { id, patientCount } of events) {
    const read = async (role: 'administrator' | 'auditor') =>
      (await api.call(contract.getEvent, { params: { eventId: id } }, { roles: [role] })).body
    const { changes, areChangesHidden } = await read('administrator')
    expect((await read('auditor')).changes).toHaveLength(1)
    shown.push([patientCount, changes.length, areChangesHidden])
  }
  expect(shown.sort()).toEqual([
    [0, 1, false],
    [1, 0, true],
  ])
})

test('an event that PostgreSQL gave its id is found as well; one that is not there is not', async () => {
  const { rows } = await sql<{ id: string }>`
    insert into audit_event (id, action, outcome, operation) values (gen_random_uuid(), 'read', 'success', 'by.hand')
    returning id`.execute(db)
  const params = { eventId: rows[0]?.id ?? '' }
  expect((await api.call(contract.getEvent, { params })).body).toMatchObject({
    operation: 'by.hand',
    seal: null,
  })
  const nobody = { eventId: '01990000-0000-7000-8000-000000000001' }
  expect((await api.call(contract.getEvent, { params: nobody })).status).toBe(404)
})

test('an export needs a reason, and is itself an export in the trail', async () => {
  const userId = await makeUser('Exported')
  await happened({ userId, patientIds: [layla], reason: '=1+1' })
  const filters = { ...contract.NO_FILTERS, userId }
  const nameless = await api.call(contract.exportEvents, { body: { filters, format: 'csv', reason: ' ' } })
  expect(nameless.status).toBe(400)

  const auditor = randomUUID()
  const call = { body: { filters, format: 'csv', reason: 'Complaint 7' } } as const
  const { body } = await api.call(contract.exportEvents, call, { userId: auditor, roles: ['auditor'] })
  expect(body).toMatchObject({ count: 1, isComplete: true, mediaType: 'text/csv' })
  expect(body.text).toContain(`100042,1,,,,'=1+1,`)
  const own = await db.selectFrom('auditEvent').selectAll().where('userId', '=', auditor).execute()
  expect(own).toMatchObject([
    { action: 'export', reason: 'Complaint 7', patientIds: [layla], detail: { format: 'csv', count: 1 } },
  ])
})

test('who opened a chart is told by person and day of the clinic, with what they did', async () => {
  const patientId = await makePatient('100044', 'Rana', 'Saleh')
  const at = (clock: string, event: Partial<AuditEvent>) =>
    createAuditRecorder(db, { clock: () => new Date(clock) }).record({
      action: 'read',
      outcome: 'success',
      operation: 'vitals.list',
      userId: nurse,
      roles: ['nurse'],
      patientIds: [patientId],
      ...event,
    })
  // 22:30 in UTC is the next day in Amman.
  await at('2026-03-01T22:30:00Z', {})
  await at('2026-03-02T08:00:00Z', {})
  await at('2026-03-02T09:00:00Z', { action: 'update', outcome: 'failed' })
  await at('2026-03-02T10:00:00Z', { action: 'create', operation: contract.BREAK_GLASS, reason: 'Collapsed' })
  await at('2026-03-03T10:00:00Z', { userId: clerk, roles: ['front-desk'], outcome: 'refused' })
  await at('2026-03-03T11:00:00Z', { userId: clerk, roles: ['front-desk'], action: 'search' })
  await at('2026-03-04T11:00:00Z', { patientIds: [layla] })

  const { body } = await api.call(contract.listChartAccesses, { params: { patientId }, query: {} })
  const lines = body.items.filter(({ audited }) => audited === 0)
  expect(lines).toMatchObject([
    { day: '2026-03-03', user: { name: 'John Reed' }, opened: 0, found: 1, refused: 1 },
    {
      day: '2026-03-02',
      user: { name: 'Amal Haddad' },
      roles: ['nurse'],
      firstAt: '2026-03-01T22:30:00.000Z',
      lastAt: '2026-03-02T10:00:00.000Z',
      opened: 2,
      changed: 0,
      breakGlassReasons: ['Collapsed'],
    },
  ])
  expect(body).toMatchObject({
    patient: { mrn: '100044', name: 'Rana Saleh', language: 'ar' },
    isComplete: true,
    namesStaff: true,
  })
  const again = await api.call(contract.listChartAccesses, { params: { patientId }, query: {} })
  expect(again.body.items[0]).toMatchObject({ audited: 1, opened: 0 })
})

test('the chart of nobody was opened by nobody', async () => {
  const call = { params: { patientId: randomUUID() }, query: {} }
  expect((await api.call(contract.listChartAccesses, call)).status).toBe(404)
})

test('those who treat patients do not see the trail, and administrators do not take it out', async () => {
  const roles = ['clinician', 'nurse', 'front-desk', 'pharmacist'] as const
  const call = { body: { filters: contract.NO_FILTERS } }
  expect((await api.call(contract.searchEvents, call, { roles })).status).toBe(403)
  const exported = { body: { filters: contract.NO_FILTERS, format: 'csv', reason: 'why' } } as const
  expect((await api.call(contract.exportEvents, exported, { roles: ['administrator'] })).status).toBe(403)
})
