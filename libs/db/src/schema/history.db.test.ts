import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/location-history'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../testing/index.ts'

const { db } = await useTestDatabase()
const addLocation = () =>
  db
    .insertInto('location')
    .values({ name: 'North', timeZone: 'Africa/Cairo' })
    .returningAll()
    .executeTakeFirstOrThrow()

test('an update counts the version up and keeps the former state', async () => {
  const { id, updatedAt } = await addLocation()
  await db.updateTable('location').set({ name: 'South' }).where('id', '=', id).execute()
  const now = await db.selectFrom('location').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(now).toMatchObject({ name: 'South', version: 2 })
  expect(now.updatedAt.getTime()).toBeGreaterThanOrEqual(updatedAt.getTime())
  const former = await db.selectFrom('locationHistory').selectAll().where('id', '=', id).execute()
  expect(former).toMatchObject([{ name: 'North', version: 1, timeZone: 'Africa/Cairo' }])
})

test('an update of a stale version changes nothing', async () => {
  const { id } = await addLocation()
  const result = await db
    .updateTable('location')
    .set({ name: 'South' })
    .where('id', '=', id)
    .where('version', '=', 7)
    .executeTakeFirst()
  expect(result.numUpdatedRows).toBe(0n)
})

test('a record becomes neither another one nor another patient’s, though it may change', async () => {
  const newPatient = (mrn: string) =>
    db.insertInto('patient').values({ mrn }).returning('id').executeTakeFirstOrThrow()
  const [one, other] = [await newPatient('HISTORY-1'), await newPatient('HISTORY-2')]
  const name = await db
    .insertInto('patientName')
    .values({ patientId: one.id, family: 'Haddad' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const change = db.updateTable('patientName').where('id', '=', name.id)
  await expect(change.set({ patientId: other.id }).execute()).rejects.toThrow('patient_name cannot become')
  await expect(change.set({ id: other.id }).execute()).rejects.toThrow('patient_name cannot become')
  await expect(change.set({ family: 'Khoury' }).execute()).resolves.toBeDefined()
})

test('new ids are UUIDs of version 7, ordered by time', async () => {
  const { rows } = await sql<{ id: string }>`select uuidv7() as id from generate_series(1, 50)`.execute(db)
  for (const { id } of rows)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const before = Date.now()
  await sql`select pg_sleep(0.005)`.execute(db)
  const later = await sql<{ id: string }>`select uuidv7() as id`.execute(db)
  const id = later.rows[0]?.id ?? ''
  expect(rows.every((earlier) => earlier.id < id)).toBe(true)
  const milliseconds = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  expect(Math.abs(milliseconds - before)).toBeLessThan(5_000)
})
