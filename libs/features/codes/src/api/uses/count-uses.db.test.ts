import { randomUUID } from 'node:crypto'
import { recordQueries, useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/condition'
import type {} from '@ehr/db-migrations/tables/patient'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

const { db } = await useTestDatabase()

const ASTHMA = { codeSystem: 'http://snomed.info/sct', code: '195967001', codeDisplay: 'Asthma' }

function findAsthma() {
  return db.selectFrom('code').select('uses').where('code', '=', ASTHMA.code).executeTakeFirst()
}

test('the SQL of every query is recorded', async () => {
  await expect(await recordQueries(queries, { countUses: [] })).toMatchFileSnapshot('./queries.sql')
})

test('a code is counted in the records that have it, and again when they have it no longer', async () => {
  const patientId = randomUUID()
  await db.insertInto('patient').values({ id: patientId, mrn: 'counted' }).execute()
  const problem = { patientId, ...ASTHMA, clinicalStatus: 'active' } as const
  await db.insertInto('condition').values([problem, problem]).execute()
  expect(await queries.countUses(db)).toBe(1)
  expect(await findAsthma()).toEqual({ uses: 2 })
  expect(await queries.countUses(db)).toBe(0)
  await db.updateTable('condition').set({ code: '0', codeDisplay: 'Another' }).execute()
  await queries.countUses(db)
  expect(await findAsthma()).toEqual({ uses: 0 })
})
