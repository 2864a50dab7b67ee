import { randomUUID } from 'node:crypto'
import { definePermissions } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import type { ApiFeature } from '@ehr/http'
import { createTestApi, type TestCallOptions } from '@ehr/http/testing'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { feature } from './index.ts'

const { db, ownerDb } = await useTestDatabase()
const records: ApiFeature = {
  name: 'records',
  permissions: definePermissions({ 'visits:read': ['nurse'], 'people:read': ['nurse', 'front-desk'] }),
  routes: [],
  records: [
    { kind: 'visit', table: 'encounter', access: 'visits:read' },
    {
      kind: 'person',
      table: 'patient',
      access: 'people:read',
      patientColumn: 'id',
      parts: [{ field: 'names', table: 'patient_name', ownerColumn: 'patient_id' }],
    },
    { kind: 'vital', table: 'observation', access: 'visits:read', where: { category: 'vital-signs' } },
  ],
}
const api = await createTestApi({ db, features: [feature, records] })
afterAll(() => api.close())

function read(patientId: string, kind: string, recordId: string, options?: TestCallOptions) {
  return api.call(contract.getRecordHistory, { params: { patientId, kind, recordId } }, options)
}

async function insertPatient(): Promise<string> {
  const id = randomUUID()
  await db.insertInto('patient').values({ id, mrn: id }).execute()
  return id
}

async function insertUser(name: string): Promise<string> {
  const row = { name, email: `${randomUUID()}@x.test` }
  const { id } = await db.insertInto('appUser').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

async function insertVisit(patientId: string, createdBy: string | null = null): Promise<string> {
  const row = {
    patientId,
    status: 'arrived',
    class: 'ambulatory',
    startedAt: '2026-03-04T09:30:00Z',
  } as const
  const by = { createdBy, updatedBy: createdBy }
  const visit = await db
    .insertInto('encounter')
    .values({ ...row, ...by })
    .returning('id')
    .executeTakeFirstOrThrow()
  return visit.id
}

test('each version says who changed what and when, the newest first', async () => {
  const patientId = await insertPatient()
  const [nora, omar] = [await insertUser('Nora'), await insertUser('Omar')]
  const id = await insertVisit(patientId, nora)
  const place = await db
    .insertInto('location')
    .values({ name: 'Harbour', timeZone: 'UTC' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const change = { status: 'in-progress', locationId: place.id, updatedBy: omar } as const
  await db.updateTable('encounter').set(change).where('id', '=', id).execute()

  const { status, body } = await read(patientId, 'visit', id)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    isCut: false,
    versions: [
      {
        version: 2,
        by: 'Omar',
        changes: [
          { field: 'location', before: null, after: { type: 'reference', name: 'Harbour' } },
          { field: 'status', before: { text: 'arrived' }, after: { text: 'in-progress' } },
        ],
      },
      { version: 1, by: 'Nora' },
    ],
  })
  const [, first] = body.versions
  expect(first?.changes).toEqual([
    { field: 'status', before: null, after: { type: 'text', text: 'arrived' } },
    { field: 'class', before: null, after: { type: 'text', text: 'ambulatory' } },
    { field: 'startedAt', before: null, after: { type: 'moment', at: '2026-03-04T09:30:00.000Z' } },
  ])
})

test('parts that went and came belong to the version that they went and came with', async () => {
  const patientId = await insertPatient()
  const insertName = (family: string, position = 0) =>
    db.insertInto('patientName').values({ patientId, family, position }).execute()
  const touch = () =>
    db.updateTable('patient').set({ language: randomUUID() }).where('id', '=', patientId).execute()
  await insertName('Grabowska')
  await insertName('Julia', 1)
  await touch()
  await db.deleteFrom('patientName').where('patientId', '=', patientId).where('position', '=', 0).execute()
  await insertName('Novák')
  await touch()

  const { body } = await read(patientId, 'person', patientId)
  const names = body.versions.map(({ changes }) => changes.find(({ field }) => field === 'names'))
  const familyOf = (value: contract.HistoryValue | null | undefined) =>
    value?.type === 'parts'
      ? value.items.map((item) => item.find(({ field }) => field === 'family')?.value)
      : value
  expect(names.map((change) => [familyOf(change?.before), familyOf(change?.after)])).toEqual([
    [undefined, undefined],
    [[{ type: 'text', text: 'Grabowska' }], [{ type: 'text', text: 'Novák' }]],
    [
      null,
      [
        { type: 'text', text: 'Grabowska' },
        { type: 'text', text: 'Julia' },
      ],
    ],
  ])
})

test('who may not read such records may not read their history, and the refusal is recorded', async () => {
  const patientId = await insertPatient()
  const id = await insertVisit(patientId)
  const userId = randomUUID()
  const answer = await read(patientId, 'visit', id, { roles: ['front-desk'], userId })
  expect(answer).toMatchObject({
    status: 403,
    body: { code: 'FORBIDDEN', detail: 'This needs the permission "visits:read".' },
  })
  expect((await read(patientId, 'person', patientId, { roles: ['front-desk'] })).status).toBe(200)
  const events = await db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).execute()
  expect(events).toMatchObject([{ outcome: 'refused', operation: 'history.get', patientIds: [patientId] }])
})

test('a read is recorded with the record', async () => {
  const patientId = await insertPatient()
  const id = await insertVisit(patientId)
  const userId = randomUUID()
  await read(patientId, 'visit', id, { userId })
  const events = await db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).execute()
  expect(events).toMatchObject([
    { action: 'read', recordType: 'encounter', recordId: id, patientIds: [patientId] },
  ])
})

test('nothing is found under another patient, another kind, or a kind that nobody declares', async () => {
  const patientId = await insertPatient()
  const other = await insertPatient()
  const id = await insertVisit(patientId)
  const code = { codeSystem: 's', code: 'c', codeDisplay: 'Sodium' }
  const result = await db
    .insertInto('observation')
    .values({ patientId, category: 'laboratory', ...code, status: 'final', effectiveAt: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow()
  const wrong = [
    [other, 'visit', id],
    [patientId, 'person', other],
    [patientId, 'vital', result.id],
    [patientId, 'visit', randomUUID()],
    [patientId, 'audit-event', id],
    [patientId, 'constructor', id],
  ] as const
  for (const [owner, kind, recordId] of wrong) expect((await read(owner, kind, recordId)).status).toBe(404)
})

test('versions from the time when the record was another patient’s are not shown', async () => {
  const [mistaken, patientId] = [await insertPatient(), await insertPatient()]
  const id = await insertVisit(mistaken)
  await db.updateTable('encounter').set({ status: 'finished' }).where('id', '=', id).execute()
  // The application cannot do this: only who joins two patients' records as the owner of the tables.
  await ownerDb.transaction().execute(async (trx) => {
    await sql`alter table encounter disable trigger keep_former_version`.execute(trx)
    await trx.updateTable('encounter').set({ patientId }).where('id', '=', id).execute()
    await sql`alter table encounter enable trigger keep_former_version`.execute(trx)
  })
  expect((await read(patientId, 'visit', id)).body.versions.map(({ version }) => version)).toEqual([2])
})
