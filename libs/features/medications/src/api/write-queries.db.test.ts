import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/patient'
import { expect, test } from 'vitest'
import { medicationOf } from './medication-of-tests.ts'
import * as queries from './write-queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const patientId = randomUUID()
  const medicationId = randomUUID()
  const override = {
    patientId,
    medicationId,
    kind: 'duplicate',
    severity: 'moderate' as const,
    conflictId: nobody,
    conflictVersion: 1,
    conflictSystem: 'urn:test',
    conflictCode: 'T',
    conflictDisplay: 'Tested',
    matched: 'lisinopril',
    knowledgeVersion: 'of tests',
    reasonCode: 'other',
    reason: 'Tested',
  }
  const recorded = await recordQueries(
    queries,
    {
      lockPatient: [nobody],
      listActiveAllergies: [nobody],
      listTakenDrugs: [nobody],
      findPractitionerId: [nobody],
      hasEncounter: [nobody, nobody],
      insertMedication: [medicationOf(patientId)],
      updateMedication: [{ patientId, id: nobody, version: 1 }, { status: 'on-hold' }],
      insertOverrides: [[override]],
      listOverrides: { 'of a patient': [nobody], 'of a prescription': [nobody, nobody] },
    },
    async (db) => {
      await db.insertInto('patient').values({ id: patientId, mrn: 'recorded' }).execute()
      await db
        .insertInto('medicationRequest')
        .values({ ...medicationOf(patientId), id: medicationId })
        .execute()
    },
  )
  await expect(recorded).toMatchFileSnapshot('./write-queries.sql')
})
