import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/observation-component'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-contact'
import type {} from '@ehr/db-migrations/tables/patient-contact-history'
import { describe, expect, test } from 'vitest'
import { prepareImports, totals } from '../testing/import-files.ts'
import { bundle, encounter, observation, patient, practitioner } from '../testing/input.ts'
import { importFhir } from './index.ts'

const { db } = await useTestDatabase()
const { importFiles, recordOf, problems } = prepareImports(db)

const FAMILY = bundle(
  patient('p', {
    telecom: [
      { system: 'phone', value: '1' },
      { system: 'phone', value: '2' },
    ],
  }),
  practitioner('d', '9999999999'),
  encounter('e', 'p', { participant: [{ individual: { reference: 'urn:uuid:d' } }] }),
  observation('o', 'p', { encounter: { reference: 'urn:uuid:e' } }),
)

describe('the same source twice', () => {
  test('changes nothing', async () => {
    const first = await importFiles({ 'a.json': FAMILY })
    expect(totals(first)).toEqual({ created: 4 })
    const before = await db
      .selectFrom('sourceRecord')
      .selectAll()
      .where('source', '=', first.source)
      .execute()
    const events = await countAuditEvents()
    expect(totals(await importFiles({ 'a.json': FAMILY }, { source: first.source }))).toEqual({
      unchanged: 4,
    })
    const after = await db.selectFrom('sourceRecord').selectAll().where('source', '=', first.source).execute()
    expect(after).toEqual(before)
    expect(await countAuditEvents()).toBe(events)
  })

  test('updates what changed there, and touches nothing else', async () => {
    const { source } = await importFiles({ 'a.json': FAMILY })
    const telecom = [
      { system: 'phone', value: '1' },
      { system: 'email', value: 'n@example.org' },
      { system: 'fax', value: '3' },
    ]
    const changed = bundle(patient('p', { telecom, birthDate: '1990' }))
    expect(totals(await importFiles({ 'a.json': changed }, { source }))).toEqual({ updated: 1 })
    const id = await recordOf(source, 'Patient', 'p')
    const row = await db.selectFrom('patient').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect([row.birthDate, row.version, row.mrn !== '']).toEqual(['1990-01-01', 2, true])
    const contacts = await db
      .selectFrom('patientContact')
      .select(['value', 'version'])
      .where('patientId', '=', id)
      .orderBy('position')
      .execute()
    expect(contacts).toEqual([
      { value: '1', version: 1 },
      { value: 'n@example.org', version: 2 },
      { value: '3', version: 1 },
    ])
    expect(totals(await importFiles({ 'a.json': changed }, { source }))).toEqual({ unchanged: 1 })
  })

  test('takes away the parts that are gone there, and keeps their history', async () => {
    const component = ['8480-6', '8462-4'].map((code) => ({
      code: { coding: [{ system: 'http://loinc.org', code }] },
      valueQuantity: { value: 120 },
    }))
    const { source } = await importFiles({
      'a.json': bundle(patient('p'), observation('o', 'p', { component })),
    })
    const less = bundle(patient('p'), observation('o', 'p', { component: component.slice(0, 1) }))
    await importFiles({ 'a.json': less }, { source })
    const id = await recordOf(source, 'Observation', 'o')
    const rows = await db
      .selectFrom('observationComponent')
      .select('code')
      .where('observationId', '=', id)
      .execute()
    expect(rows).toEqual([{ code: '8480-6' }])
  })

  test('leaves a record alone that was edited here since, and says so', async () => {
    const { source } = await importFiles({ 'a.json': FAMILY })
    const id = await recordOf(source, 'Patient', 'p')
    await db
      .updateTable('patient')
      .set({ birthDate: '1980-05-05', birthDatePrecision: 'day' })
      .where('id', '=', id)
      .execute()
    const changed = await importFiles({ 'a.json': bundle(patient('p', { birthDate: '1990' })) }, { source })
    expect(totals(changed)).toEqual({ leftAlone: 1 })
    expect(problems).toEqual([
      'a.json | entry[0].resource | The record was edited here since it was imported; it was left alone.',
    ])
    const row = await db
      .selectFrom('patient')
      .select('birthDate')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.birthDate).toBe('1980-05-05')
  })

  test('is two sources under two names', async () => {
    await importFiles({ 'a.json': FAMILY })
    expect(totals(await importFiles({ 'a.json': FAMILY }))).toEqual({ created: 4 })
  })
})

describe('a bad resource', () => {
  test('is reported with file and path, without its values, and the rest is imported', async () => {
    const bad = patient('bad', { name: [{ family: 'Secretname' }], birthDate: 'Secretdate', gender: 5 })
    const summary = await importFiles({
      'a.json': bundle(patient('p'), bad, observation('o', 'p'), observation('lost', 'bad')),
    })
    expect(totals(summary)).toEqual({ created: 2, failed: 2 })
    expect(problems).toEqual([
      'a.json | entry[1].resource.birthDate | is not a date of FHIR',
      'a.json | entry[1].resource.gender | is not text',
      'a.json | entry[3].resource.subject.reference | leads to no Patient known here',
    ])
    expect(problems.join()).not.toContain('Secret')
  })

  test.each([
    ['that is no JSON inside', '{"resource":{"resourceType":"Patient","id":"x",}}', 'It is not JSON.'],
    ['without a type', '{"resource":{"id":"x"}}', 'The entry has no resource with a resourceType.'],
    [
      'without a resource',
      '{"request":{"method":"DELETE","url":"Patient/1"}}',
      'The entry has no resource with a resourceType.',
    ],
    [
      'without an id',
      '{"resource":{"resourceType":"Patient"}}',
      'It has no id of FHIR; without one, a second import would double it.',
    ],
  ])('%s does not take its neighbours with it', async (_name, entry, detail) => {
    const good = JSON.stringify({ resource: patient('p') })
    const summary = await importFiles({ 'a.json': `{"resourceType":"Bundle","entry":[${entry},${good}]}` })
    expect(totals(summary)).toEqual({ created: 1, failed: 1 })
    expect(problems).toEqual([expect.stringContaining(detail)])
  })

  test('that only the database can judge is found among its neighbours', async () => {
    const people = Array.from({ length: 20 }, (_, index) => patient(`p${index}`))
    // A number of more digits than PostgreSQL's numeric has.
    const text = `{"resource":${JSON.stringify(observation('o', 'p3')).replace('72', `1${'0'.repeat(140_000)}`)}}`
    const entries = people.map((resource) => JSON.stringify({ resource })).concat(text)
    const summary = await importFiles({ 'a.json': `{"resourceType":"Bundle","entry":[${entries.join()}]}` })
    expect(totals(summary)).toEqual({ created: 20, failed: 1 })
    expect(problems).toEqual(['a.json | entry[20].resource | The database refuses it: SQLSTATE 22003.'])
  })
})

describe('a file', () => {
  test('that is truncated is imported as far as it goes, and said to be', async () => {
    const text = JSON.stringify(bundle(patient('p'), patient('q')))
    const summary = await importFiles({ 'a.json': text.slice(0, -40), 'b.json': bundle(patient('r')) })
    expect([totals(summary), summary.brokenFiles]).toEqual([{ created: 2 }, 1])
    expect(problems).toEqual(['a.json |  | The file ends in entry[1] before its JSON does: it is truncated.'])
  })

  test('may be a resource alone, or NDJSON; what is no JSON by its name is not read', async () => {
    const lines = [patient('q'), observation('o', 'q')].map((resource) => JSON.stringify(resource)).join('\n')
    const summary = await importFiles({ 'one.json': patient('p'), 'all.ndjson': lines, LICENSE: 'text' })
    expect([totals(summary), summary.files]).toEqual([{ created: 3 }, 2])
  })

  test('that is not there, or a folder without any, is said to be', async () => {
    await expect(importFhir(db, { path: '/nowhere', now: new Date() })).rejects.toThrow(
      '/nowhere: cannot be read.',
    )
    await expect(importFiles({ LICENSE: '' })).rejects.toThrow('has no file that ends in .json')
  })
})

describe('a resource that occurs twice', () => {
  test('with the same content is one record', async () => {
    const summary = await importFiles({ 'a.json': bundle(patient('p')), 'b.json': bundle(patient('p')) })
    expect(totals(summary)).toEqual({ created: 1, unchanged: 1 })
  })

  test('with other content is reported each time; the first is kept', async () => {
    const files = { 'a.json': bundle(patient('p'), patient('p', { gender: 'male' })) }
    const { source, ...first } = await importFiles(files)
    expect(totals({ source, ...first })).toEqual({ created: 1, failed: 1 })
    expect(problems).toEqual([
      'a.json | entry[1].resource | The same type and id occur before with other content; the first was kept.',
    ])
    expect(totals(await importFiles(files, { source }))).toEqual({ unchanged: 1, failed: 1 })
  })
})

test('a dry run says what would happen, and writes nothing', async () => {
  const before = await db.selectFrom('sourceRecord').selectAll().execute()
  const files = { 'a.json': FAMILY, 'b.json': FAMILY }
  const dry = await importFiles(files, { isDryRun: true })
  expect([totals(dry), dry.unresolvedReferences]).toEqual([{ created: 4, unchanged: 4 }, {}])
  expect(await db.selectFrom('sourceRecord').selectAll().execute()).toEqual(before)
  await importFiles(files, { source: dry.source })
  expect(totals(await importFiles(files, { source: dry.source, isDryRun: true }))).toEqual({ unchanged: 8 })
})

test('each batch is recorded in the audit log, with the patients that it is about', async () => {
  const { source } = await importFiles({ 'a.json': FAMILY })
  const [event] = await db
    .selectFrom('auditEvent')
    .select(['action', 'operation', 'outcome', 'patientIds', 'detail'])
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .execute()
  expect(event).toEqual({
    ...{ action: 'create', operation: 'import', outcome: 'success' },
    patientIds: [await recordOf(source, 'Patient', 'p')],
    detail: { source, records: { practitioner: 1, patient: 1, encounter: 1, observation: 1 } },
  })
})

test('two imports of one source at once make no record twice', async () => {
  const people = bundle(...Array.from({ length: 40 }, (_, index) => patient(`p${index}`)))
  const twice = [1, 2].map(() => importFiles({ 'a.json': people }, { source: 'at once' }))
  const counts = (await Promise.all(twice)).map(totals)
  expect(counts.map((count) => count.created ?? 0).reduce((sum, one) => sum + one)).toBe(40)
})

test('the summary tells what has no place here', async () => {
  const { types, droppedElements } = await importFiles({
    'a.json': bundle(patient('p', { maritalStatus: { text: 'M' } }), { resourceType: 'Claim', id: 'c' }),
  })
  expect(types.Claim).toMatchObject({ notMapped: 1, created: 0 })
  expect(droppedElements).toEqual({ 'Patient.maritalStatus': 1 })
})

async function countAuditEvents(): Promise<number> {
  return (await db.selectFrom('auditEvent').select('id').execute()).length
}
