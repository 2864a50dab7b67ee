import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
import { type QueryCalls, recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import { BLANK_CONTENT } from '../contract/note-content.ts'
import * as queries from './queries.ts'
import * as unsigned from './unsigned/queries.ts'

const nobody = randomUUID()
const moment = '2026-03-04T09:30:00.000Z'

async function insertNobody(db: Db): Promise<void> {
  await db.insertInto('patient').values({ id: nobody, mrn: nobody }).execute()
  await db.insertInto('appUser').values({ id: nobody, name: 'N', email: 'n@x.test' }).execute()
  const visit = { patientId: nobody, status: 'arrived', class: 'home', startedAt: moment } as const
  await db
    .insertInto('encounter')
    .values([
      { ...visit, id: nobody },
      { ...visit, id: other },
    ])
    .execute()
  const note = { patientId: nobody, encounterId: nobody, authorId: nobody, startedAt: moment }
  await db
    .insertInto('clinicalNote')
    .values({ ...note, id: nobody })
    .execute()
}

const other = randomUUID()

test('the SQL of every query is recorded', async () => {
  const place = { patientId: nobody, encounterId: nobody, noteId: nobody }
  const page = { limit: 26, after: undefined, enteredInError: 'omit' } as const
  const text = { sections: JSON.stringify(BLANK_CONTENT.sections), diagnoses: '[]' }
  const calls: QueryCalls<typeof queries> = {
    listNotes: {
      first: [nobody, page],
      next: [nobody, { ...page, after: [moment, nobody], enteredInError: 'include' }],
      'of a visit, before a moment': [nobody, { ...page, before: moment, encounterId: nobody }],
    },
    findNote: [place],
    listAddenda: [nobody],
    findVisitStatus: [nobody, nobody],
    hasOpenDraft: [{ authorId: nobody, encounterId: nobody, addendumTo: null }],
    insertNote: [{ patientId: nobody, encounterId: other, authorId: nobody, startedAt: moment }],
    updateNote: [nobody, 1, { updatedBy: nobody }],
    getHash: [nobody],
    insertRevision: [{ ...text, noteId: nobody, revision: 1, startedAt: moment, savedAt: moment }],
    updateRevision: [
      { noteId: nobody, revision: 1 },
      { ...text, savedAt: moment },
    ],
    listRevisions: [nobody, 1],
  }
  await expect(await recordQueries(queries, calls, insertNobody)).toMatchFileSnapshot('./queries.sql')
})

test('the SQL of the list of unsigned notes is recorded', async () => {
  const recorded = await recordQueries(unsigned, {
    listUnsigned: [nobody, 100],
    listNames: [[nobody]],
  })
  await expect(recorded).toMatchFileSnapshot('./unsigned/queries.sql')
})
