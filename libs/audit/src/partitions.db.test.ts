import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createAuditRecorder } from './audit-recorder.ts'
import { ensureAuditPartitions, hasUnplacedEvents } from './partitions.ts'

const { db } = await useTestDatabase()
const READ = { action: 'read', outcome: 'success', operation: 'placed' } as const

test('a record lies in the partition of its month', async () => {
  await createAuditRecorder(db).record(READ)
  const { rows } = await sql<{ isPlaced: boolean }>`
    select tableoid::regclass::text = 'audit_event_' || to_char(recorded_at at time zone 'UTC', 'YYYY_MM') as is_placed
    from audit_event where operation = 'placed'`.execute(db)
  expect(rows).toEqual([{ isPlaced: true }])
  expect(await hasUnplacedEvents(db)).toBe(false)
})

test('a record of a month without a partition is kept, and noticed', async () => {
  await createAuditRecorder(db, { clock: () => new Date('2199-01-01T00:00:00Z') }).record(READ)
  expect(await hasUnplacedEvents(db)).toBe(true)
})

test('processes that start together make each missing partition once', async () => {
  const made = await Promise.all([ensureAuditPartitions(db, 6), ensureAuditPartitions(db, 6)])
  expect(made.toSorted()).toEqual([0, 3])
  expect(await ensureAuditPartitions(db, 6)).toBe(0)
})
