import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { AuditEvent } from './event.ts'
import { ensureAuditPartitions } from './partitions.ts'
import { recordRefusal, recordWrite } from './record.ts'

const { db } = await useTestDatabase()

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
  detail: [{ field: 'language' }],
  clientAddress: '192.0.2.7',
}

test('a write is recorded as it was told', async () => {
  await recordWrite(db, WRITE)
  const rows = await db.selectFrom('auditEvent').selectAll().execute()
  expect(rows).toMatchObject([{ ...WRITE, hash: null, chainId: null }])
})

test('a record is gone with the transaction that it belongs to', async () => {
  const failing = db.transaction().execute(async (trx) => {
    await recordWrite(trx, { ...WRITE, operation: 'rolled-back' })
    throw new Error('the write failed')
  })
  await expect(failing).rejects.toThrow('the write failed')
  expect(await outcomesOf('rolled-back')).toEqual([])
})

test('a refusal is recorded as refused', async () => {
  await recordRefusal(db, { action: 'read', operation: 'refused-read' })
  expect(await outcomesOf('refused-read')).toEqual(['refused'])
})

test.each(['update audit_event set reason = null', 'delete from audit_event', 'truncate audit_event'])(
  'the application may not: %s',
  async (statement) => {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow('permission denied')
  },
)

test('a record lies in the partition of its month', async () => {
  await recordWrite(db, { ...WRITE, operation: 'placed' })
  const { rows } = await sql<{ isPlaced: boolean }>`
    select tableoid::regclass::text = 'audit_event_' || to_char(recorded_at at time zone 'UTC', 'YYYY_MM') as is_placed
    from audit_event where operation = 'placed'`.execute(db)
  expect(rows).toEqual([{ isPlaced: true }])
})

test('processes that start together make each missing partition once', async () => {
  const made = await Promise.all([ensureAuditPartitions(db, 6), ensureAuditPartitions(db, 6)])
  expect(made.toSorted()).toEqual([0, 3])
  expect(await ensureAuditPartitions(db, 6)).toBe(0)
})

async function outcomesOf(operation: string): Promise<string[]> {
  const rows = await db
    .selectFrom('auditEvent')
    .select('outcome')
    .where('operation', '=', operation)
    .execute()
  return rows.map(({ outcome }) => outcome)
}
