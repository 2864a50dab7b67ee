import { randomUUID } from 'node:crypto'
import { recordQueries, useTestDatabase } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import { listPatientLines } from './patient-line.ts'
import * as queries from './queries.ts'

const { db } = await useTestDatabase()

async function insertPatient(given: { isRestricted?: boolean } = {}): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('patient')
    .values({ id, mrn: id, birthDate: '1958-03-04', birthDatePrecision: 'day', sex: 'female', ...given })
    .execute()
  const name = { patientId: id, given: ['Layla'] }
  await db
    .insertInto('patientName')
    .values([
      { ...name, use: 'maiden', family: 'Nasser', position: 0 },
      { ...name, use: 'official', family: 'Haddad', position: 1 },
    ])
    .execute()
  return id
}

test('a patient is named by the names in use, with what tells two people apart', async () => {
  const id = await insertPatient()
  const lines = await listPatientLines(db, [id, id, randomUUID()])
  expect([...lines.values()]).toMatchObject([
    {
      id,
      names: [{ family: 'Haddad' }],
      birthDate: { value: '1958-03-04', precision: 'day' },
      sex: 'female',
      mrn: id,
    },
  ])
})

test('of a restricted chart the name is all there is', async () => {
  const id = await insertPatient({ isRestricted: true })
  expect((await listPatientLines(db, [id])).get(id)).toMatchObject({
    names: [{ family: 'Haddad' }],
    birthDate: null,
    sex: null,
    mrn: null,
    isRestricted: true,
  })
})

test('nobody is asked for, nothing is queried', async () => {
  expect(await listPatientLines(db, [])).toEqual(new Map())
})

test('the SQL of every query is recorded', async () => {
  const nobody = [randomUUID()]
  const recorded = await recordQueries(queries, { listPatientRows: [nobody], listNameRows: [nobody] })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
