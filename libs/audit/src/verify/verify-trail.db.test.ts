import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '@ehr/db'
import { createTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AuditRecorder, createAuditRecorder } from '../audit-recorder.ts'
import { extendChain, startChain } from '../chain/chain.ts'
import type { ChainHead } from '../chain/chain-head.ts'
import type { AuditEvent } from '../event.ts'
import { EVENT_COLUMNS } from '../event-columns.ts'
import { insertSealed } from '../insert-events.ts'
import { sealableEvent } from '../sealable-event.ts'
import { EVENT_AS_JSON, storedColumns } from '../stored-events.ts'
import { createSweeper } from '../sweep.ts'
import type { Finding } from './finding.ts'
import { renderFinding } from './render-finding.ts'
import { type VerifyOptions, verifyTrail } from './verify-trail.ts'

let db: Db
let ownerDb: Db
let drop: () => Promise<void>
let folder = ''
let recorder: AuditRecorder

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehr-audit-'))
})
afterAll(() => rm(folder, { recursive: true }))

// Each test tampers: a database of its own.
beforeEach(async () => {
  const database = await createTestDatabase()
  db = database.db
  ownerDb = database.ownerDb
  drop = database.drop
  recorder = createAuditRecorder(db)
  return () => drop()
})

const FULL: AuditEvent = {
  action: 'update',
  outcome: 'success',
  operation: 'patients.update',
  userId: randomUUID(),
  roles: ['nurse'],
  sessionId: randomUUID(),
  patientIds: [randomUUID()],
  recordType: 'patient',
  recordId: randomUUID(),
  recordVersion: 2,
  detail: { z: [1e-7, 1e21, 0.1, -0], a: { nested: 'حداد "quoted"\n' } },
  changes: { weight: ['5.40', '5.60'], name: [null, 'é'] },
  reason: 'as the patient asked',
  clientAddress: '2001:db8:0:0:1::7',
  userAgent: 'Browser/1.0',
  requestId: 'r1',
}

async function recordMany(count: number, writer = recorder): Promise<void> {
  for (let index = 0; index < count; index += 3) {
    const events = Array.from({ length: Math.min(3, count - index) }, () => writer.record(FULL))
    await Promise.all(events)
  }
}

async function verify(options: Partial<VerifyOptions> = {}) {
  const findings: Finding[] = []
  const summary = await verifyTrail(db, { ...options, onFinding: (finding) => findings.push(finding) })
  return { findings, summary }
}

interface Sealed {
  readonly id: string
  readonly sequence: number
}

async function listSealed(): Promise<Sealed[]> {
  const { rows } = await sql<Sealed>`
    select u.id, first_sequence + u.n - 1 as sequence
    from audit_seal, unnest(event_ids) with ordinality u (id, n) order by chain_id, 2`.execute(db)
  return rows
}

async function nth(index: number): Promise<Sealed> {
  const found = (await listSealed())[index]
  if (found === undefined) throw new Error(`There is no sealed event ${index}.`)
  return found
}

async function headFile(...heads: (ChainHead | undefined)[]): Promise<string> {
  const path = join(folder, `${randomUUID()}.jsonl`)
  const lines = heads.map((chainHead) => JSON.stringify({ level: 'info', kind: 'audit', chainHead }))
  await writeFile(path, ['no JSON', '{"half', ...lines, ''].join('\n'))
  return path
}

test('what several processes wrote, with transactions that failed or ended in another order, is intact', async () => {
  const writers = [recorder, createAuditRecorder(db), createAuditRecorder(db, { maxBatch: 2 })]
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const writer = writers[index % writers.length] ?? recorder
      if (index % 4 === 0) return await writer.record(FULL)
      const events = await db
        .transaction()
        .execute(async (trx) => {
          const recorded = await writer.recordIn(trx, [FULL, { ...FULL, operation: 'second' }])
          await sql`select pg_sleep(${Math.random() / 50})`.execute(trx)
          if (index % 4 === 1) throw new Error('rolled back')
          return recorded
        })
        .catch(() => [])
      await writer.seal(events)
    }),
  )
  const { findings, summary } = await verify({
    headFiles: [await headFile(...writers.map((one) => one.head()))],
  })
  expect(findings).toEqual([])
  expect(summary).toMatchObject({ events: 75, chains: 3, headsMatched: 3, awaitingSeal: 0 })
})

const CHANGES: Record<(typeof EVENT_COLUMNS)[number], string> = {
  action: `'read'`,
  changes: `jsonb_set(changes, '{weight,0}', '"5.4"')`,
  client_address: `'2001:db8::1:0:0:8'`,
  detail: `jsonb_set(detail, '{z,0}', '0.00000011')`,
  id: `gen_random_uuid()`,
  operation: `'patients.get'`,
  outcome: `'failed'`,
  patient_ids: `'{}'`,
  reason: 'null',
  record_id: 'null',
  record_type: `'person'`,
  record_version: '3',
  recorded_at: `recorded_at + interval '1 microsecond'`,
  request_id: `'r2'`,
  roles: `'{nurse,administrator}'`,
  session_id: 'gen_random_uuid()',
  user_agent: `'Browser/2.0'`,
  user_id: 'gen_random_uuid()',
}

test.each(Object.entries(CHANGES))(
  'a change of %s by the owner is named, with chain, place and event',
  async (column, value) => {
    await recordMany(9)
    const { id, sequence } = await nth(4)
    await sql.raw(`update audit_event set ${column} = ${value} where id = '${id}'`).execute(ownerDb)
    const { findings } = await verify()
    const chainId = recorder.head()?.chainId
    const place = { chainId, sequence, eventId: id }
    expect(findings).toEqual([
      column === 'id'
        ? { kind: 'event-missing', ...place }
        : { kind: 'event-changed', ...place, columns: [column] },
      // The new id was sealed by nobody; it is as young as the others here.
    ])
  },
)

test('every column of the table is hashed', async () => {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = 'audit_event'::regclass and attnum > 0 and not attisdropped order by 1`.execute(db)
  expect(rows.map(({ name }) => name).toSorted()).toEqual(EVENT_COLUMNS)
})

test('a deleted event is named', async () => {
  await recordMany(9)
  const { id, sequence } = await nth(4)
  await sql`delete from audit_event where id = ${id}`.execute(ownerDb)
  const { findings } = await verify()
  expect(findings).toMatchObject([{ kind: 'event-missing', sequence, eventId: id }])
  expect(findings.map(renderFinding)).toEqual([
    `chain ${recorder.head()?.chainId}, sequence 5: event ${id} was sealed and is gone`,
  ])
})

test('two events that changed places are both named', async () => {
  await recordMany(9)
  const [one, other] = [await nth(2), await nth(6)]
  await sql`update audit_event set id = case id when ${one.id} then ${other.id}::uuid else ${one.id}::uuid end
    where id in (${one.id}, ${other.id})`.execute(ownerDb)
  const { findings } = await verify()
  expect(findings).toMatchObject([
    { kind: 'event-changed', eventId: one.id, columns: ['recorded_at'] },
    { kind: 'event-changed', eventId: other.id, columns: ['recorded_at'] },
  ])
})

test('an event that was slipped in is named', async () => {
  await recordMany(3)
  const id = randomUUID()
  await sql`insert into audit_event (id, recorded_at, action, outcome, operation)
    values (${id}, now() - interval '3 days', 'read', 'success', 'forged')`.execute(ownerDb)
  const { findings } = await verify()
  expect(findings).toMatchObject([{ kind: 'event-unsealed', eventId: id }])
})

test('a sweep does not make an event of long ago a sealed one', async () => {
  await recordMany(3)
  const id = randomUUID()
  await sql`insert into audit_event (id, recorded_at, action, outcome, operation)
    values (${id}, now() - interval '3 days', 'read', 'success', 'forged')`.execute(ownerDb)
  expect(await createSweeper(db, recorder).sweep(new Date())).toBe(0)
  expect((await verify()).findings).toMatchObject([{ kind: 'event-unsealed', eventId: id }])
})

async function freeSeals(): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint where conrelid = 'audit_seal'::regclass and contype = 'f'`.execute(
    ownerDb,
  )
  for (const { name } of rows)
    await sql`alter table audit_seal drop constraint ${sql.id(name)}`.execute(ownerDb)
}

test('a deleted seal in the middle is named, and its events are not', async () => {
  await recordMany(9)
  await freeSeals()
  const { rows } = await sql<{ first: number; last: number }>`
    delete from audit_seal where 5 between first_sequence and last_sequence
    returning first_sequence as first, last_sequence as last`.execute(ownerDb)
  const { findings } = await verify()
  expect(findings).toMatchObject([{ kind: 'seal-missing', sequence: rows[0]?.first, until: rows[0]?.last }])
})

test('an event and its seal that were changed together break the chain', async () => {
  await recordMany(9)
  const { id } = await nth(4)
  await sql`update audit_event set reason = 'forged' where id = ${id}`.execute(ownerDb)
  await sql`update audit_seal set event_hashes = overlay(event_hashes placing '\\x00'::bytea from 1)
    where 5 between first_sequence and last_sequence`.execute(ownerDb)
  const { findings } = await verify()
  expect(findings[0]).toMatchObject({ kind: 'seal-changed', chainId: recorder.head()?.chainId })
})

test('a chain that was written anew from the start is seen by its head only', async () => {
  await recordMany(9)
  const heads = [await headFile(recorder.head())]
  const { id } = await nth(8)
  await sql`update audit_event set reason = 'forged' where id = ${id}`.execute(ownerDb)
  await sealAnew()
  expect((await verify()).findings).toEqual([])
  const { findings } = await verify({ headFiles: heads })
  expect(findings).toMatchObject([{ kind: 'head-differs', sequence: 9 }])
})

/** What an owner of the tables can do: the last seal again, over what is stored now. */
async function sealAnew(): Promise<void> {
  const chainId = recorder.head()?.chainId
  const sealed = await listSealed()
  const { rows } = await sql<{
    event: Record<string, unknown>
  }>`select ${EVENT_AS_JSON} as event from audit_event e`.execute(ownerDb)
  const byId = new Map(rows.map(({ event }) => [event.id, sealableEvent(storedColumns(event))]))
  const events = sealed.map(({ id }) => byId.get(id)).filter((event) => event !== undefined)
  const seal = extendChain(startChain(chainId), events)
  await freeSeals()
  await sql`delete from audit_seal`.execute(ownerDb)
  await insertSealed(db, [], seal)
}

test('a cut end is seen by its head only; a restored backup is told apart by its time', async () => {
  await recordMany(6)
  const early = recorder.head()
  const backup = new Date()
  await recordMany(3)
  const late = recorder.head()
  const cut = (await listSealed()).slice(6).map(({ id }) => id)
  await sql`delete from audit_seal where last_sequence > 6`.execute(ownerDb)
  await sql`delete from audit_event where id = any(${cut}::uuid[])`.execute(ownerDb)

  expect((await verify()).findings).toEqual([])
  const headFiles = [await headFile(early, late)]
  expect((await verify({ headFiles })).findings).toMatchObject([
    { kind: 'head-missing', sequence: 9, reached: 6, at: late?.at },
  ])
  const restored = await verify({ headFiles, restoredTo: backup })
  expect(restored.findings).toEqual([])
  expect(restored.summary).toMatchObject({ headsMatched: 1, headsAfterBackup: 1 })
})

test('after work went on with a restored backup, a cut end is a cut end again', async () => {
  const backup = new Date(Date.now() - 60_000)
  const resumed = createAuditRecorder(db)
  await recordMany(3, resumed)
  const lost: ChainHead = {
    chainId: randomUUID(),
    sequence: 5,
    hash: '0'.repeat(64),
    at: new Date().toISOString(),
  }
  const { findings } = await verify({ headFiles: [await headFile(lost)], restoredTo: backup })
  expect(findings).toMatchObject([{ kind: 'head-missing', chainId: lost.chainId, reached: 0 }])
})

test('what a killed process left, and what a command wrote, is sealed by the next sweep', async () => {
  await db.transaction().execute((trx) => recorder.recordIn(trx, [FULL]))
  // Written by hand, without a value for anything: PostgreSQL's own id and time.
  await sql`insert into audit_event (action, outcome, operation, detail, client_address)
    values ('create', 'success', 'import', '{"b": 1.50, "a": 2}', '192.0.2.7')`.execute(db)
  const soon = new Date(Date.now() + 120_000)
  expect(await createSweeper(db, recorder).sweep(soon)).toBe(2)
  expect(await createSweeper(db, recorder).sweep(soon)).toBe(0)
  const { findings, summary } = await verify()
  expect(findings).toEqual([])
  expect(summary).toMatchObject({ events: 2, awaitingSeal: 0 })
})
