import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, type RequestContext } from '@ehr/http'
import { BLANK_CONTENT, type NoteContent, SECTION_KEYS, sectionsOf } from '../contract/note-content.ts'
import {
  type listRevisions as listRevisionsRoute,
  noteIsLocked,
  notYourNote,
  type saveDraft,
} from '../contract.ts'
import { type Reader, toContent } from './mapping.ts'
import { getNoteRow, getOwnDraft, present } from './own-note.ts'
import { beginsRevision } from './plan-revision.ts'
import * as queries from './queries.ts'

/** Most former states of a draft that are offered. */
const SHOWN_REVISIONS = 50

/** Saves the present text of one's own draft; what stood there minutes ago stays beside it. */
export async function save(context: RequestContext<typeof saveDraft>) {
  const { db, body, actor, expectedVersion, now, audit } = context
  const draft = await getOwnDraft(context)
  assertOwnSections(draft, body)
  const row = await queries.updateNote(db, draft.id, expectedVersion, { updatedBy: actor.userId })
  const { version } = present(row, PROBLEMS.stale)
  await writeRevision(db, draft.id, body, now)
  audit.record('clinical_note', draft.id, version)
  return { version, savedAt: now.toISOString() }
}

/** Former states of one's own draft, so that what was removed by a slip is found again. */
export async function listRevisions({ db, params, actor, audit }: RequestContext<typeof listRevisionsRoute>) {
  const row = await getNoteRow(db, params)
  if (row.authorId !== actor.userId) throw new AppError(notYourNote)
  if (row.status !== 'draft') throw new AppError(noteIsLocked)
  audit.record('clinical_note', row.id, row.version)
  const revisions = await queries.listRevisions(db, row.id, SHOWN_REVISIONS)
  return {
    items: revisions.map(({ revision, savedAt, ...content }) => ({
      revision,
      savedAt: savedAt.toISOString(),
      content: toContent(content),
    })),
  }
}

/** The present text of a draft, for its author only; `undefined` for anybody else and for what is no draft. */
export async function getDraft(
  db: Db,
  note: Pick<queries.NoteRow, 'id' | 'authorId' | 'status'>,
  reader: Pick<Reader, 'userId'>,
): Promise<NoteContent | undefined> {
  if (note.status !== 'draft' || note.authorId !== reader.userId) return undefined
  return await getText(db, note.id)
}

/** The newest text of a draft; blank before anything was saved. */
export async function getText(db: Db, noteId: string): Promise<NoteContent> {
  const [newest] = await queries.listRevisions(db, noteId, 1)
  return newest === undefined ? BLANK_CONTENT : toContent(newest)
}

/** Writes a draft's text: on in its newest revision, or as a new one. */
export async function writeRevision(db: Db, noteId: string, content: NoteContent, now: Date): Promise<void> {
  const [newest] = await queries.listRevisions(db, noteId, 1)
  const text = {
    sections: JSON.stringify(content.sections),
    diagnoses: JSON.stringify(content.diagnoses),
    savedAt: now,
  }
  const former = newest && { startedAt: newest.startedAt, content: toContent(newest) }
  if (newest === undefined || former === undefined || beginsRevision(former, content, now)) {
    const revision = (newest?.revision ?? 0) + 1
    await queries.insertRevision(db, { ...text, noteId, revision, startedAt: now })
    return
  }
  await queries.updateRevision(db, newest, text)
}

/** An addendum has its one text, a note its sections. @throws AppError naming the sections that do not belong. */
function assertOwnSections(note: { addendumTo: string | null }, { sections }: NoteContent): void {
  const own = sectionsOf(note)
  const foreign = SECTION_KEYS.filter((key) => sections[key] !== null && !own.includes(key))
  if (foreign.length === 0) return
  throw new AppError(
    PROBLEMS.badRequest,
    undefined,
    foreign.map((key) => ({ pointer: `/body/sections/${key}`, detail: 'No section of this kind of note' })),
  )
}
