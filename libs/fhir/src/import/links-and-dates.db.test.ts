import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/medication-request'
import type {} from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/patient'
import { describe, expect, test } from 'vitest'
import { prepareImports, totals } from '../testing/import-files.ts'
import { bundle, encounter, observation, patient, practitioner } from '../testing/input.ts'

const { db } = await useTestDatabase()
const { importFiles, recordOf } = prepareImports(db)

describe('a reference', () => {
  test('may lead to what comes later, in the same file or another', async () => {
    const summary = await importFiles({
      'a.json': bundle(
        observation('o', 'p', { encounter: { reference: 'Encounter/e' } }),
        encounter('e', 'p'),
      ),
      'b.json': bundle(patient('p')),
    })
    expect([totals(summary), summary.unresolvedReferences]).toEqual([{ created: 3 }, {}])
    const { encounterId } = await observationOf(summary.source, 'o')
    expect(encounterId).toBe(await recordOf(summary.source, 'Encounter', 'e'))
  })

  test('that leads nowhere is left out and counted, where the record can do without', async () => {
    const summary = await importFiles({
      'a.json': bundle(patient('p'), observation('o', 'p', { encounter: { reference: 'urn:uuid:gone' } })),
    })
    expect(totals(summary)).toEqual({ created: 2 })
    expect(summary.unresolvedReferences).toEqual({ 'Observation.encounter': 1 })
  })

  test('that leads somewhere by now is a change', async () => {
    const wanting = bundle(patient('p'), observation('o', 'p', { encounter: { reference: 'urn:uuid:e' } }))
    const { source } = await importFiles({ 'a.json': wanting })
    await importFiles({ 'b.json': bundle(patient('p'), encounter('e', 'p')) }, { source })
    expect(totals(await importFiles({ 'a.json': wanting }, { source }))).toEqual({ unchanged: 1, updated: 1 })
  })

  test('by identifier means the one who has it', async () => {
    const individual = { reference: 'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567893' }
    const { source } = await importFiles({
      'a.json': bundle(encounter('e', 'p', { participant: [{ individual }] }), patient('p')),
      'b.json': bundle(practitioner('d', '1234567893')),
    })
    const id = await recordOf(source, 'Encounter', 'e')
    const row = await db
      .selectFrom('encounter')
      .select('practitionerId')
      .where('id', '=', id)
      .executeTakeFirst()
    expect(row?.practitionerId).toBe(await recordOf(source, 'Practitioner', 'd'))
  })

  test('to the name that a bundle gives an entry finds the resource of another id', async () => {
    const entry = [
      { fullUrl: 'urn:uuid:0f0f', resource: patient('p') },
      { fullUrl: 'urn:uuid:1f1f', resource: observation('o', '0f0f') },
    ]
    const files = { 'a.json': { resourceType: 'Bundle', type: 'batch', entry } }
    const first = await importFiles(files)
    expect(totals(first)).toEqual({ created: 2 })
    expect(totals(await importFiles(files, { source: first.source }))).toEqual({ unchanged: 2 })
  })

  test('to a condition or a medication brings its code', async () => {
    const code = (value: string) => ({ coding: [{ system: 'urn:s', code: value, display: value }] })
    const request = {
      ...{ resourceType: 'MedicationRequest', id: 'm', status: 'active', intent: 'order' },
      ...{ subject: { reference: 'Patient/p' }, authoredOn: '2020-01-01' },
      medicationReference: { reference: 'Medication/drug' },
      reasonReference: [{ reference: 'Condition/c' }],
    }
    const { source } = await importFiles({
      'a.json': bundle(
        ...[request, { resourceType: 'Medication', id: 'drug', code: code('aspirin') }, patient('p')],
        { resourceType: 'Condition', id: 'c', code: code('headache'), subject: { reference: 'Patient/p' } },
      ),
    })
    const id = await recordOf(source, 'MedicationRequest', 'm')
    const row = await db.selectFrom('medicationRequest').selectAll().where('id', '=', id).executeTakeFirst()
    expect([row?.code, row?.reasonCode]).toEqual(['aspirin', 'headache'])
  })
})

describe('--shift-to', () => {
  test('moves all dates by the same days, so that the newest event falls on the day', async () => {
    const files = {
      'a.json': bundle(
        patient('p', { birthDate: '1990-06-15' }),
        encounter('e', 'p'),
        observation('o', 'p', { effectiveDateTime: '2020-02-29T09:10:00Z' }),
      ),
    }
    const summary = await importFiles(files, { shiftTo: '2026-11-21' })
    expect(summary.shiftDays).toBe(2456)
    const { effectiveAt } = await observationOf(summary.source, 'o')
    expect(effectiveAt).toEqual(new Date('2026-11-20T09:10:00Z'))
    const born = await db
      .selectFrom('patient')
      .select('birthDate')
      .where('id', '=', await recordOf(summary.source, 'Patient', 'p'))
      .executeTakeFirst()
    expect(born?.birthDate).toBe('1997-03-06')
    const again = await importFiles(files, { source: summary.source, shiftTo: '2026-11-21' })
    expect(totals(again)).toEqual({ unchanged: 3 })
  })

  test('goes by what happened, not by what is planned', async () => {
    const files = {
      'a.json': bundle(
        patient('p'),
        observation('o', 'p'),
        encounter('plan', 'p', { period: { start: '2031-01-01T00:00:00Z' } }),
      ),
    }
    expect((await importFiles(files, { shiftTo: '2020-03-03' })).shiftDays).toBe(2)
  })

  test('is refused where nothing has a date', async () => {
    await expect(importFiles({ 'a.json': patient('p') }, { shiftTo: '2026-11-21' })).rejects.toThrow(
      'no event',
    )
  })
})

async function observationOf(source: string, id: string) {
  const recordId = await recordOf(source, 'Observation', id)
  return await db.selectFrom('observation').selectAll().where('id', '=', recordId).executeTakeFirstOrThrow()
}
