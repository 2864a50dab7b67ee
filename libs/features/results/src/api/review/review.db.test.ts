import { randomUUID } from 'node:crypto'
import { createDb } from '@ehr/db'
import { recordQueries, useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/practitioner'
import { createTestApi } from '@ehr/http/testing'
import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../../contract.ts'
import { feature } from '../index.ts'
import { resultOf } from '../result-of-tests.ts'
import * as queries from './queries.ts'

const { db, ownerDb, url } = await useTestDatabase()
const NOW = new Date('2026-03-10T12:00:00.000Z')
const api = await createTestApi({ db, features: [feature], clock: () => NOW })
afterAll(() => api.close())

/** Somebody else's results wait as well: each test looks at its own alone. */
beforeEach(async () => {
  await sql`truncate result_review, observation, observation_history cascade`.execute(ownerDb)
})

const practitionerId = randomUUID()
await db.insertInto('practitioner').values({ id: practitionerId, familyName: 'Haddad' }).execute()
const userId = randomUUID()
await db
  .insertInto('appUser')
  .values({ id: userId, name: 'Layla Haddad', email: 'l@x.test', practitionerId })
  .execute()

async function insertPatient(given: { isRestricted?: boolean } = {}): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('patient')
    .values({ id, mrn: id, ...given })
    .execute()
  return id
}

async function insert(patientId: string, given: Parameters<typeof resultOf>[1] = {}): Promise<string> {
  const row = resultOf(patientId, { interpretation: 'H', ...given })
  const { id } = await db.insertInto('observation').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

async function listUnseenIds(query: { of?: 'mine' | 'all'; limit?: number } = {}): Promise<string[]> {
  const { body } = await api.call(contract.listUnseen, { query }, { userId })
  return body.items.flatMap(({ results }) => results.map(({ id }) => id))
}

function see(patientId: string, results: { id: string; version: number }[]) {
  const call = { params: { patientId }, body: { results }, idempotencyKey: randomUUID() }
  return api.call(contract.markSeen, call, { userId })
}

test.each([
  ['the laboratory flags it high', { interpretation: 'H' }, true],
  ['the laboratory flags it critically low', { interpretation: 'LL' }, true],
  ['the laboratory calls it abnormal', { interpretation: 'A' }, true],
  ['without a flag, its value is above the range', { interpretation: null, referenceHigh: '4' }, true],
  ['without a flag, its value is below the range', { interpretation: null, referenceLow: '5' }, true],
  ['it was corrected', { status: 'corrected' }, true],
  ['it is at the limit', { interpretation: null, referenceHigh: '4.20' }, false],
  ['there is neither flag nor range', { interpretation: null }, false],
  ['the laboratory says it is normal', { interpretation: 'N', referenceHigh: '4' }, false],
  ['it is preliminary', { status: 'preliminary' }, false],
  ['it was entered in error', { status: 'entered-in-error' }, false],
  ['it is of 91 days ago', { effectiveAt: '2025-12-09T11:00:00.000Z' }, false],
  ['it is of 89 days ago', { effectiveAt: '2025-12-11T13:00:00.000Z' }, true],
] as const)(
  'when %s, a result waits to be seen: list and chart say the same',
  async (_name, given, waits) => {
    const patientId = await insertPatient()
    const id = await insert(patientId, given)
    expect(await listUnseenIds()).toEqual(waits ? [id] : [])
    const params = { patientId, resultId: id }
    expect((await api.call(contract.getResult, { params })).body.isUnseen).toBe(waits)
  },
)

test('a result that was seen waits no longer, and tells by whom; seeing it twice changes nothing', async () => {
  const patientId = await insertPatient()
  const [seen, waiting] = [await insert(patientId), await insert(patientId, { code: '718-7' })]
  for (let time = 0; time < 2; time += 1)
    expect(await see(patientId, [{ id: seen, version: 1 }])).toMatchObject({
      status: 201,
      body: { seen: [seen] },
    })
  expect(await listUnseenIds()).toEqual([waiting])
  const { body } = await api.call(contract.getResult, { params: { patientId, resultId: seen } })
  expect(body).toMatchObject({ isUnseen: false, seen: [{ by: 'Layla Haddad', at: NOW.toISOString() }] })
})

test('a result that is corrected after it was seen waits again, and an old version cannot be seen', async () => {
  const patientId = await insertPatient()
  const id = await insert(patientId)
  await see(patientId, [{ id, version: 1 }])
  await db
    .updateTable('observation')
    .set({ status: 'corrected', valueQuantity: '7.1' })
    .where('id', '=', id)
    .execute()
  expect(await listUnseenIds()).toEqual([id])
  expect(await see(patientId, [{ id, version: 1 }])).toMatchObject({
    status: 412,
    body: { code: 'STALE_VERSION' },
  })
  expect((await see(patientId, [{ id, version: 2 }])).status).toBe(201)
  expect(await listUnseenIds()).toEqual([])
})

test('results are seen of one patient: those of another are not there, and none is marked', async () => {
  const [patientId, other] = [await insertPatient(), await insertPatient()]
  const results = [await insert(patientId), await insert(other)].map((id) => ({ id, version: 1 }))
  expect((await see(patientId, results)).status).toBe(404)
  expect(await listUnseenIds()).toHaveLength(2)
})

test('one’s own are those of patients with a visit within a year', async () => {
  const [mine, past, other] = [await insertPatient(), await insertPatient(), await insertPatient()]
  const visit = { practitionerId, status: 'finished', class: 'ambulatory' } as const
  await db
    .insertInto('encounter')
    .values([
      { ...visit, patientId: mine, startedAt: '2025-06-01T09:00:00.000Z' },
      { ...visit, patientId: past, startedAt: '2024-06-01T09:00:00.000Z' },
    ])
    .execute()
  const own = await insert(mine)
  for (const patientId of [past, other]) await insert(patientId)
  expect(await listUnseenIds({ of: 'mine' })).toEqual([own])
  expect(await listUnseenIds({ of: 'all' })).toHaveLength(3)
  const nobodys = await api.call(contract.listUnseen, { query: { of: 'mine' } })
  expect(nobodys.body.items).toEqual([])
})

test('samples come newest first, page after page, each with its patient and all that is abnormal', async () => {
  const made: string[] = []
  for (let day = 1; day <= 5; day += 1) {
    const patientId = await insertPatient()
    made.unshift(patientId)
    const effectiveAt = `2026-03-0${day}T09:00:00.000Z`
    await insert(patientId, { effectiveAt })
    await insert(patientId, { effectiveAt, code: '718-7' })
    await insert(patientId, { effectiveAt, code: '777-3', interpretation: 'N' })
  }
  const seen: [string, number][] = []
  let cursor: string | undefined
  do {
    const query = { limit: 2, ...(cursor && { cursor }) }
    const { body } = await api.call(contract.listUnseen, { query })
    seen.push(...body.items.map(({ patient, results }): [string, number] => [patient.id, results.length]))
    cursor = body.nextCursor
  } while (cursor !== undefined)
  expect(seen).toEqual(made.map((id) => [id, 2]))
})

test('of a restricted chart it is told that something waits, not what; everybody named is audited', async () => {
  const patientId = await insertPatient({ isRestricted: true })
  await insert(patientId)
  const reader = randomUUID()
  const { body } = await api.call(contract.listUnseen, { query: {} }, { userId: reader })
  expect(body.items).toMatchObject([{ patient: { id: patientId, mrn: null }, results: [] }])
  const event = db.selectFrom('auditEvent').select('patientIds').where('userId', '=', reader)
  expect(await event.execute()).toEqual([{ patientIds: [patientId] }])
})

test('seeing is for clinicians: a nurse reads results and marks none', async () => {
  const patientId = await insertPatient()
  const body = { results: [{ id: await insert(patientId), version: 1 }] }
  const call = { params: { patientId }, body, idempotencyKey: randomUUID() }
  expect((await api.call(contract.markSeen, call, { roles: ['nurse'] })).status).toBe(403)
})

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const since = new Date(0)
  const page = { since, of: undefined, after: undefined, limit: 26 }
  const sample = { patientId: nobody, effectiveAt: since }
  const ids = { patient: randomUUID(), observation: randomUUID(), user: randomUUID() }
  const review = {
    patientId: ids.patient,
    observationId: ids.observation,
    observationVersion: 1,
    seenBy: ids.user,
    seenAt: since,
  }
  const recorded = await recordQueries(
    queries,
    {
      listUnseenSamples: {
        'of all': [page],
        'of one’s own, next page': [
          { ...page, of: { practitionerId: nobody, visitsSince: since }, after: sample },
        ],
      },
      listUnseenResults: [[sample]],
      lockResults: [nobody, [nobody]],
      insertReviews: [[review]],
      listOwnReviews: [nobody, [{ id: nobody, version: 1 }]],
      listReviews: [nobody, 1],
      findPractitionerOf: [nobody],
    },
    async (trx) => {
      await trx.insertInto('patient').values({ id: ids.patient, mrn: 'recorded' }).execute()
      await trx
        .insertInto('observation')
        .values({ ...resultOf(ids.patient), id: ids.observation })
        .execute()
      await trx.insertInto('appUser').values({ id: ids.user, name: 'N', email: 'n@x.test' }).execute()
    },
  )
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})

test('what waits is found by the index of abnormal results, not by reading everybody’s', async () => {
  const sent: { sql: string; parameters: readonly unknown[] }[] = []
  const logged = createDb({ connectionString: url, log: ({ query }) => void sent.push(query) })
  await queries.listUnseenSamples(logged, { since: NOW, of: undefined, after: undefined, limit: 26 })
  await logged.destroy()
  const plan = await db.transaction().execute(async (trx) => {
    // An empty table is read whole whatever its indexes.
    await sql`set local enable_seqscan = off`.execute(trx)
    const { sql: text, parameters } = sent[0]!
    return await trx.executeQuery(CompiledQuery.raw(`explain ${text}`, [...parameters]))
  })
  expect(JSON.stringify(plan.rows)).toContain('observation_abnormal')
})
