import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../testing/index.ts'

const { db, ownerDb } = await useTestDatabase()

test.each([
  'create table t ()',
  'create temporary table t ()',
  'alter table patient add column x text',
  'drop table patient',
  'create index x on patient (sex)',
  'create schema s',
  `create function f() returns integer language sql as 'select 1'`,
  'truncate patient',
  'create database other',
])('the application may not: %s', async (statement) => {
  await expect(sql.raw(statement).execute(db)).rejects.toThrow(/permission denied|must be owner/)
})

test('the application adds to the audit trail and can neither change nor delete it', async () => {
  await sql`insert into audit_event (action, outcome, operation) values ('read', 'success', 'test')`.execute(
    db,
  )
  for (const table of ['audit_event', 'audit_event_default']) {
    for (const statement of [`update ${table} set action = 'x'`, `delete from ${table}`]) {
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('permission denied')
    }
  }
})

test('the application reads histories and can neither add to, change nor delete them', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relname like '%\\_history' and relkind = 'r'`.execute(ownerDb)
  expect(rows.length).toBeGreaterThan(10)
  for (const { name } of rows) {
    await sql.raw(`select from ${name}`).execute(db)
    for (const statement of [
      `insert into ${name} default values`,
      `update ${name} set version = 1`,
      `delete from ${name}`,
    ]) {
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('permission denied')
    }
  }
})

test('the application makes the partitions of the audit trail through the owner’s function', async () => {
  const { rows } = await sql<{ made: number }>`select audit_ensure_partitions(5) as made`.execute(db)
  expect(rows[0]?.made).toBe(2)
})
