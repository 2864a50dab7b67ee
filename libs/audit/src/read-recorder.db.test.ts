import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { AuditEvent } from './event.ts'
import { createReadRecorder } from './read-recorder.ts'

const { db, ownerDb } = await useTestDatabase()

test('a record is committed when its promise resolves', async () => {
  const reads = createReadRecorder(db)
  await reads.record(readOf('one'))
  expect(await countOf('one')).toBe(1)
})

test('records of concurrent requests share an insert', async () => {
  const reads = createReadRecorder(db)
  await Promise.all(Array.from({ length: 60 }, () => reads.record(readOf('many'))))
  const inserts = await sql<{ rows: number; transactions: number }>`
    select count(*)::int as rows, count(distinct xmin::text)::int as transactions
    from audit_event where operation = 'many'`.execute(db)
  // The first goes at once, the others while it is under way.
  expect(inserts.rows).toEqual([{ rows: 60, transactions: 2 }])
})

test('a batch is cut at its largest size', async () => {
  const reads = createReadRecorder(db, { maxBatch: 4 })
  await Promise.all(Array.from({ length: 10 }, () => reads.record(readOf('cut'))))
  expect(await countOf('cut')).toBe(10)
})

test('an insert that fails rejects all of its records and none of the next', async () => {
  const reads = createReadRecorder(db)
  const first = reads.record(readOf('before'))
  const results = Promise.allSettled([
    reads.record(readOf('beside')),
    reads.record({ ...readOf('broken'), userId: 'no uuid' }),
  ])
  await first
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await reads.record(readOf('after'))
  expect(await Promise.all(['before', 'beside', 'broken', 'after'].map(countOf))).toEqual([1, 0, 0, 1])
})

test('closing waits for what is under way and refuses what comes later', async () => {
  const reads = createReadRecorder(db)
  const results = Promise.all([reads.record(readOf('closing')), reads.record(readOf('closing'))])
  await reads.close()
  expect(await countOf('closing')).toBe(2)
  await expect(reads.record(readOf('closing'))).rejects.toThrow('after the recorder closed')
  await results
})

test('when the database does not keep up, further records are refused instead of kept in memory', async () => {
  const reads = createReadRecorder(db, { maxWaiting: 2 })
  const held = await ownerDb.transaction().execute(async (trx) => {
    await sql`lock table audit_event in access exclusive mode`.execute(trx)
    const accepted = [1, 2, 3].map(() => reads.record(readOf('slow')))
    await expect(reads.record(readOf('slow'))).rejects.toThrow('the database does not keep up')
    return accepted
  })
  await Promise.all(held)
  expect(await countOf('slow')).toBe(3)
})

function readOf(operation: string): AuditEvent {
  return { action: 'read', outcome: 'success', operation }
}

async function countOf(operation: string): Promise<number> {
  const rows = await db.selectFrom('auditEvent').select('id').where('operation', '=', operation).execute()
  return rows.length
}
