import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-seal'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createAuditRecorder } from './audit-recorder.ts'
import type { AuditEvent } from './event.ts'

const { db, ownerDb } = await useTestDatabase()

const PATIENT = '01990000-0000-7000-8000-000000000001'
const WRITE: AuditEvent = {
  action: 'update',
  outcome: 'success',
  operation: 'patients.update',
  roles: ['nurse', 'front-desk'],
  patientIds: [PATIENT],
  recordType: 'patient',
  recordId: PATIENT,
  recordVersion: 2,
  detail: { field: 'language' },
  changes: { weight: ['5.40', '5.60'] },
  clientAddress: '2001:db8::7',
}

test('a record is committed, and sealed, when its promise resolves', async () => {
  const recorder = createAuditRecorder(db)
  await recorder.record(WRITE)
  const rows = await db
    .selectFrom('auditEvent')
    .selectAll()
    .where('operation', '=', WRITE.operation)
    .execute()
  expect(rows).toMatchObject([WRITE])
  const seals = await db.selectFrom('auditSeal').selectAll().execute()
  expect(seals).toMatchObject([{ firstSequence: 1, lastSequence: 1, eventIds: [rows[0]?.id] }])
  expect(recorder.head()).toMatchObject({ sequence: 1, hash: seals[0]?.hash.toString('hex') })
})

test('records of concurrent requests share an insert and a seal', async () => {
  const recorder = createAuditRecorder(db)
  await Promise.all(Array.from({ length: 60 }, () => recorder.record(readOf('many'))))
  const inserts = await sql<{ rows: number; transactions: number }>`
    select count(*)::int as rows, count(distinct xmin::text)::int as transactions
    from audit_event where operation = 'many'`.execute(db)
  // The first goes at once, the others while it is under way.
  expect(inserts.rows).toEqual([{ rows: 60, transactions: 2 }])
  expect(await sealsOf(recorder)).toEqual([
    { firstSequence: 1, lastSequence: 1 },
    { firstSequence: 2, lastSequence: 60 },
  ])
})

test('a batch is cut at its largest size', async () => {
  const recorder = createAuditRecorder(db, { maxBatch: 4 })
  await Promise.all(Array.from({ length: 10 }, () => recorder.record(readOf('cut'))))
  expect(await countOf('cut')).toBe(10)
})

test('an insert that fails rejects all of its records and none of the next, and ends the chain', async () => {
  const recorder = createAuditRecorder(db)
  const first = recorder.record(readOf('before'))
  const results = Promise.allSettled([
    recorder.record(readOf('beside')),
    recorder.record({ ...readOf('broken'), userId: 'no uuid' }),
  ])
  await first
  const chain = recorder.head()?.chainId
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await recorder.record(readOf('after'))
  expect(await Promise.all(['before', 'beside', 'broken', 'after'].map(countOf))).toEqual([1, 0, 0, 1])
  expect(recorder.head()).toMatchObject({ sequence: 1 })
  expect(recorder.head()?.chainId).not.toBe(chain)
})

test('a write is gone with the transaction that it belongs to, and sealed after it was committed', async () => {
  const recorder = createAuditRecorder(db)
  const failing = db.transaction().execute(async (trx) => {
    await recorder.recordIn(trx, [{ ...WRITE, operation: 'rolled-back' }])
    throw new Error('the write failed')
  })
  await expect(failing).rejects.toThrow('the write failed')
  const events = await db
    .transaction()
    .execute((trx) => recorder.recordIn(trx, [{ ...WRITE, operation: 'committed' }]))
  await recorder.seal(events)
  expect(await Promise.all(['rolled-back', 'committed'].map(countOf))).toEqual([0, 1])
  expect(await sealsOf(recorder)).toEqual([{ firstSequence: 1, lastSequence: 1 }])
})

test('closing waits for what is under way and refuses what comes later', async () => {
  const recorder = createAuditRecorder(db)
  const results = Promise.all([recorder.record(readOf('closing')), recorder.record(readOf('closing'))])
  await recorder.close()
  expect(await countOf('closing')).toBe(2)
  await expect(recorder.record(readOf('closing'))).rejects.toThrow('after the recorder closed')
  await results
})

test('when the database does not keep up, further records are refused instead of kept in memory', async () => {
  const recorder = createAuditRecorder(db, { maxWaiting: 2 })
  const held = await ownerDb.transaction().execute(async (trx) => {
    await sql`lock table audit_event in access exclusive mode`.execute(trx)
    const accepted = [1, 2, 3].map(() => recorder.record(readOf('slow')))
    await expect(recorder.record(readOf('slow'))).rejects.toThrow('the database does not keep up')
    return accepted
  })
  await Promise.all(held)
  expect(await countOf('slow')).toBe(3)
})

test('a chain neither forks nor jumps: the database refuses a second next seal, and one without its former', async () => {
  const recorder = createAuditRecorder(db)
  await recorder.record(readOf('chain'))
  const chainId = recorder.head()?.chainId
  const copy = (first: number) =>
    sql`
    insert into audit_seal (chain_id, first_sequence, last_sequence, event_ids, event_times, event_hashes, column_checks, hash)
    select chain_id, ${first}::bigint, ${first}::bigint, event_ids, event_times, event_hashes, column_checks, hash
    from audit_seal where chain_id = ${chainId}`.execute(db)
  await expect(copy(1)).rejects.toThrow('duplicate key')
  await expect(copy(3)).rejects.toThrow('foreign key')
})

test.each(['audit_event', 'audit_seal'])(
  'the application can neither change nor remove rows of %s',
  async (table) => {
    for (const statement of [
      `update ${table} set hash = hash`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      const plain = table === 'audit_event' ? statement.replace('hash = hash', 'reason = null') : statement
      await expect(sql.raw(plain).execute(db)).rejects.toThrow('permission denied')
    }
  },
)

function readOf(operation: string): AuditEvent {
  return { action: 'read', outcome: 'success', operation }
}

async function countOf(operation: string): Promise<number> {
  const rows = await db.selectFrom('auditEvent').select('id').where('operation', '=', operation).execute()
  return rows.length
}

async function sealsOf(recorder: { head(): { chainId: string } | undefined }) {
  return await db
    .selectFrom('auditSeal')
    .select(['firstSequence', 'lastSequence'])
    .where('chainId', '=', recorder.head()?.chainId ?? '')
    .orderBy('firstSequence')
    .execute()
}
