import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { ClinicalNoteTable } from '@ehr/db-migrations/tables/clinical-note'
import type { ClinicalNoteDraftTable } from '@ehr/db-migrations/tables/clinical-note-draft'
import type { EncounterTable } from '@ehr/db-migrations/tables/encounter'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

/** A note with the names that go with it; of a draft without its text. */
export interface NoteRow extends Selectable<ClinicalNoteTable> {
  authorName: string
  authorIsActive: boolean
  withdrawnByName: string | null
  begunByName: string | null
  savedAt: Date | null
  isAmended: boolean
  /** Whether the text is what was signed; null: nothing was. */
  isIntact: boolean | null
}

/** What orders the list, of the last row of the page before. */
export type After = readonly [startedAt: string, id: string]

export interface NotePage {
  after: After | undefined
  limit: number
  before?: string | undefined
  encounterId?: string | undefined
  enteredInError: 'omit' | 'include'
}

/** Notes of a patient, newest first, without addenda and abandoned drafts; with `after`, those that follow it. */
export function listNotes(db: Db, patientId: string, page: NotePage): Promise<NoteRow[]> {
  const { after, before, encounterId } = page
  let query = selectNotes(db)
    .where('note.patientId', '=', patientId)
    .where('note.addendumTo', 'is', null)
    .where('note.status', '!=', 'abandoned')
  if (page.enteredInError === 'omit') query = query.where('note.status', '!=', 'entered-in-error')
  if (encounterId !== undefined) query = query.where('note.encounterId', '=', encounterId)
  if (before !== undefined) query = query.where('note.startedAt', '<', new Date(before))
  if (after !== undefined) {
    const [startedAt, id] = after
    query = query.where((is) =>
      is(is.refTuple('note.startedAt', 'note.id'), '<', is.tuple(new Date(startedAt), id)),
    )
  }
  return query.orderBy('note.startedAt', 'desc').orderBy('note.id', 'desc').limit(page.limit).execute()
}

/** Whose note, and of which visit: a note is found by all three ids or not at all. */
export interface NotePlace {
  patientId: string
  encounterId: string
  noteId: string
}

/** One note; `undefined` when this visit of this patient has no such note. */
export function findNote(
  db: Db,
  { patientId, encounterId, noteId }: NotePlace,
): Promise<NoteRow | undefined> {
  return selectNotes(db)
    .where('note.id', '=', noteId)
    .where('note.encounterId', '=', encounterId)
    .where('note.patientId', '=', patientId)
    .executeTakeFirst()
}

/** Addenda of a note in the order of writing, without abandoned drafts. */
export function listAddenda(db: Db, noteId: string): Promise<NoteRow[]> {
  return selectNotes(db)
    .where('note.addendumTo', '=', noteId)
    .where('note.status', '!=', 'abandoned')
    .orderBy('note.startedAt')
    .orderBy('note.id')
    .execute()
}

/** The status of a visit; `undefined` when the patient has no such visit. Locked, so that it stays for what follows. */
export async function findVisitStatus(
  db: Db,
  patientId: string,
  encounterId: string,
): Promise<Selectable<EncounterTable>['status'] | undefined> {
  const visit = await db
    .selectFrom('encounter')
    .select('status')
    .where('id', '=', encounterId)
    .where('patientId', '=', patientId)
    .forShare()
    .executeTakeFirst()
  return visit?.status
}

/** Whether the account has an open draft for the visit, or for an addendum to the same note. */
export async function hasOpenDraft(
  db: Db,
  draft: { authorId: string; encounterId: string; addendumTo: string | null },
): Promise<boolean> {
  const row = await db
    .selectFrom('clinicalNote')
    .select('id')
    .where('authorId', '=', draft.authorId)
    .where('encounterId', '=', draft.encounterId)
    .where('addendumTo', 'is not distinct from', draft.addendumTo)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  return row !== undefined
}

/** Makes a note; the id and version are PostgreSQL's. */
export function insertNote(
  db: Db,
  row: Insertable<ClinicalNoteTable>,
): Promise<{ id: string; version: number }> {
  return db.insertInto('clinicalNote').values(row).returning(['id', 'version']).executeTakeFirstOrThrow()
}

/** Changes a note that is still at `version`; `undefined` when somebody was faster. */
export function updateNote(
  db: Db,
  id: string,
  version: number,
  change: Updateable<ClinicalNoteTable>,
): Promise<{ id: string; version: number } | undefined> {
  return db
    .updateTable('clinicalNote')
    .set(change)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'version'])
    .executeTakeFirst()
}

/** What the database sealed a signed note with, in hexadecimal digits. */
export async function getHash(db: Db, id: string): Promise<string> {
  const { contentHash } = await db
    .selectFrom('clinicalNote')
    .select('contentHash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return contentHash?.toString('hex') ?? ''
}

/** The states of a draft's text, newest first, at most `limit`. */
export function listRevisions(
  db: Db,
  noteId: string,
  limit: number,
): Promise<Selectable<ClinicalNoteDraftTable>[]> {
  return db
    .selectFrom('clinicalNoteDraft')
    .selectAll()
    .where('noteId', '=', noteId)
    .orderBy('revision', 'desc')
    .limit(limit)
    .execute()
}

/** Keeps a state of a draft's text beside the former ones. */
export async function insertRevision(db: Db, row: Insertable<ClinicalNoteDraftTable>): Promise<void> {
  await db.insertInto('clinicalNoteDraft').values(row).execute()
}

/** Writes on in the newest state of a draft's text. */
export async function updateRevision(
  db: Db,
  { noteId, revision }: { noteId: string; revision: number },
  change: Updateable<ClinicalNoteDraftTable>,
): Promise<void> {
  await db
    .updateTable('clinicalNoteDraft')
    .set(change)
    .where('noteId', '=', noteId)
    .where('revision', '=', revision)
    .execute()
}

function selectNotes(db: Db) {
  return db
    .selectFrom('clinicalNote as note')
    .innerJoin('appUser as author', 'author.id', 'note.authorId')
    .leftJoin('appUser as withdrawer', 'withdrawer.id', 'note.withdrawnBy')
    .leftJoin('clinicalNote as former', 'former.id', 'note.continues')
    .leftJoin('appUser as beginner', 'beginner.id', 'former.authorId')
    .selectAll('note')
    .select([
      'author.name as authorName',
      'author.isActive as authorIsActive',
      'withdrawer.name as withdrawnByName',
      'beginner.name as begunByName',
    ])
    .select(sql<boolean | null>`note.content_hash = clinical_note_hash(note)`.as('isIntact'))
    .select((is) => [
      is
        .selectFrom('clinicalNoteDraft as draft')
        .select(({ fn }) => fn.max('draft.savedAt').as('savedAt'))
        .whereRef('draft.noteId', '=', 'note.id')
        .as('savedAt'),
      is
        .exists(
          is
            .selectFrom('clinicalNote as addendum')
            .select('addendum.id')
            .whereRef('addendum.addendumTo', '=', 'note.id')
            .where('addendum.status', '=', 'final'),
        )
        .$castTo<boolean>()
        .as('isAmended'),
    ])
}
