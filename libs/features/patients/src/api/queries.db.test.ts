import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as duplicates from './duplicates/queries.ts'
import { toDetails, toPatientColumns } from './patient-mapping.ts'
import { inputOf, nameOf } from './patient-of-tests.ts'
import * as queries from './queries.ts'
import * as search from './search/queries.ts'
import * as summaries from './summaries/queries.ts'

const nobody = randomUUID()

test('the SQL of reading and writing patients is recorded', async () => {
  const id = randomUUID()
  const full = inputOf({
    identifiers: [{ type: 'other', system: null, value: '1' }],
    contacts: [{ system: 'phone', use: null, value: '1' }],
    addresses: [
      { use: null, lines: [], city: null, district: null, state: null, postalCode: null, country: null },
    ],
    relatedPersons: [{ relationship: 'other', name: 'A', phone: null }],
  })
  const recorded = await recordQueries(
    queries,
    {
      findPatient: [id],
      takeMedicalRecordNumber: [],
      insertPatient: [{ mrn: 'another' }],
      updatePatient: [id, 1, toPatientColumns(inputOf())],
      insertDetails: [id, toDetails(full, nobody)],
      deleteDetails: [id, ['names', 'identifiers', 'contacts', 'addresses', 'relatedPersons']],
    },
    async (db) => {
      await queries.insertPatient(db, { id, mrn: 'recorded' })
    },
  )
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})

/** Somebody to be found: words that nobody has are not searched for. */
async function insertAnnSmith(db: Db): Promise<void> {
  const { id } = await queries.insertPatient(db, { mrn: 'found' })
  await queries.insertDetails(db, id, toDetails(inputOf({ names: [nameOf('Smith', 'Ann')] }), nobody))
}

test('the SQL of searches is recorded', async () => {
  const page = { includeInactive: false, limit: 26 }
  const recorded = await recordQueries(
    search,
    {
      searchPatients: {
        'by words': [{ ...page, terms: [{ word: 'ann' }, { word: 'smith' }], after: undefined }],
        'by number, next page': [
          { ...page, terms: [{ number: '1958', birthYear: 1958 }], after: ['1.000', 'a', nobody] },
        ],
        'by birth date, with inactive': [
          { ...page, includeInactive: true, terms: [{ birthDates: ['1958-03-04'] }] },
        ],
        'by one word': [{ ...page, terms: [{ word: 'smith' }] }],
        'by a misspelt word and a date': [
          { ...page, terms: [{ word: 'smyth' }, { birthDates: ['1958-03-04'] }] },
        ],
      },
      listNewestPatients: { first: [page], next: [{ ...page, after: ['0', '', nobody] }] },
      listRecentPatientIds: [nobody, 10],
    },
    insertAnnSmith,
  )
  await expect(recorded).toMatchFileSnapshot('./search/queries.sql')
})

test('the SQL of summaries and duplicates is recorded', async () => {
  await expect(
    await recordQueries(summaries, { listSummaryRows: [[nobody]], listLookAlikeIds: [[nobody]] }),
  ).toMatchFileSnapshot('./summaries/queries.sql')
  const candidate = {
    nameText: 'Ann Smith',
    birthDate: '1958-03-04',
    phones: ['6175550188'],
    identifiers: ['X1'],
  }
  await expect(await recordQueries(duplicates, { listDuplicateRows: [candidate] })).toMatchFileSnapshot(
    './duplicates/queries.sql',
  )
})
