import { randomUUID } from 'node:crypto'
import { defineProblem, defineRoute, type RouteContract, recordId } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/location'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod/mini'
import { AppError } from './app-error.ts'
import { handle, type RequestContext } from './index.ts'
import { createTestApi } from './testing/index.ts'

const { db } = await useTestDatabase()
const closed = randomUUID()
const open = randomUUID()
const closedProblem = defineProblem('TEST_CLOSED', 403, 'Closed')

const base = {
  access: 'signed-in',
  summary: 'For a test.',
  response: z.object({ id: recordId }),
} as const

const readOne = defineRoute({
  ...base,
  operationId: 'guarded.read',
  method: 'GET',
  path: '/api/guarded/:patientId',
  audit: 'read',
  params: z.object({ patientId: recordId }),
})
const readUnrecorded = defineRoute({
  ...readOne,
  operationId: 'guarded.glance',
  path: '/api/guarded/:patientId/glance',
  audit: 'none',
})
const findSome = defineRoute({
  ...base,
  operationId: 'guarded.find',
  method: 'POST',
  path: '/api/guarded/find',
  audit: 'search',
  body: z.object({ found: z.array(recordId), patientId: z.optional(recordId) }),
})
const write = defineRoute({
  ...base,
  operationId: 'guarded.write',
  method: 'POST',
  path: '/api/guarded/:patientId',
  audit: 'create',
  params: z.object({ patientId: recordId }),
  body: z.object({ name: z.string() }),
})

const readUnnamed = defineRoute({
  ...base,
  operationId: 'guarded.unnamed',
  method: 'GET',
  path: '/api/guarded-records/:recordId',
  audit: 'read',
  params: z.object({ recordId }),
})

let isClosed = true
let runs = 0
const api = await createTestApi({
  db,
  features: [
    {
      name: 'guarded',
      permissions: { 'guarded:read': ['nurse'] },
      routes: [
        handle(readOne, async ({ params }) => ({ id: params.patientId })),
        handle(readUnrecorded, async ({ params }) => ({ id: params.patientId })),
        handle(findSome, find),
        handle(write, insert),
        handle(readUnnamed, readWithoutPatient),
      ],
      records: [{ kind: 'visit', table: 'encounter', access: 'guarded:read' }],
      guardPatients: async ({ patientIds }) => {
        if (isClosed && patientIds.includes(closed)) throw new AppError(closedProblem)
      },
    },
  ],
})

async function find({ body, audit }: RequestContext<typeof findSome>) {
  audit.patients(body.found)
  return { id: open }
}

async function readWithoutPatient({ params, audit }: RequestContext<typeof readUnnamed>) {
  audit.record('encounter', params.recordId)
  return { id: params.recordId }
}

async function insert({ db: trx, body, audit }: RequestContext<typeof write>) {
  runs += 1
  const values = { name: body.name, timeZone: 'UTC' }
  const row = await trx
    .insertInto('location')
    .values(values)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  audit.record('location', row.id, row.version)
  return { id: row.id }
}

afterAll(() => api.close())

const closedAnswer = { status: 403, body: { code: 'TEST_CLOSED' } }

test.each<[string, RouteContract, object]>([
  ['its path', readOne, { params: { patientId: closed } }],
  ['its path, in capitals', readOne, { params: { patientId: closed.toUpperCase() } }],
  ['its path, though nothing is recorded', readUnrecorded, { params: { patientId: closed } }],
  ['its body', findSome, { body: { found: [], patientId: closed } }],
  ['its answer', findSome, { body: { found: [open, closed] } }],
])('a patient whom a guard refuses is not reached by %s', async (_, contract, call) => {
  expect(await api.call(contract, Object(call))).toMatchObject(closedAnswer)
})

test('whom the guards let pass is answered', async () => {
  expect((await api.call(readOne, { params: { patientId: open } })).status).toBe(200)
  expect((await api.call(findSome, { body: { found: [open] } })).status).toBe(200)
})

test('a refused write does not even begin, and is recorded with the patient', async () => {
  const userId = randomUUID()
  const before = runs
  const call = { params: { patientId: closed }, body: { name: 'Nowhere' }, idempotencyKey: randomUUID() }
  expect(await api.call(write, call, { userId })).toMatchObject(closedAnswer)
  expect(runs).toBe(before)
  const events = await db.selectFrom('auditEvent').selectAll().where('userId', '=', userId).execute()
  expect(events).toMatchObject([
    { outcome: 'refused', patientIds: [closed], detail: { code: 'TEST_CLOSED' }, operation: 'guarded.write' },
  ])
})

test('a repeated create does not show again what was closed meanwhile', async () => {
  const call = { params: { patientId: closed }, body: { name: 'Once' }, idempotencyKey: randomUUID() }
  onTestFinished(() => {
    isClosed = true
  })
  isClosed = false
  expect((await api.call(write, call)).status).toBe(201)
  isClosed = true
  expect(await api.call(write, call)).toMatchObject(closedAnswer)
})

test('a record of a patient whom the handler does not name is not answered', async () => {
  const answer = await api.call(readUnnamed, { params: { recordId: randomUUID() } })
  expect(answer.status).toBe(500)
  expect(String(api.errors.at(-1))).toContain('named a record of "encounter" and no patient')
})
