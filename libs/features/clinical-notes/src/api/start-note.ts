import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, type RequestContext } from '@ehr/http'
import {
  type abandonDraft,
  draftExists,
  draftIsInUse,
  noteIsLocked,
  noteIsNotSigned,
  type startNote,
  type takeOverDraft,
} from '../contract.ts'
import { getText, writeRevision } from './drafts.ts'
import { isOrphaned } from './mapping.ts'
import { assertVisitTakesNotes, getNoteRow, getOwnDraft, present } from './own-note.ts'
import * as queries from './queries.ts'

/** Begins a note, or an addendum to a signed one. */
export async function start(context: RequestContext<typeof startNote>): Promise<queries.NotePlace> {
  const { db, params, body, actor, now, audit } = context
  await assertVisitTakesNotes(db, params.patientId, params.encounterId)
  if (body.addendumTo !== null) await assertTakesAddendum(db, { ...params, noteId: body.addendumTo })
  const row = await insertDraft(db, {
    ...params,
    authorId: actor.userId,
    addendumTo: body.addendumTo,
    continues: null,
    startedAt: now,
  })
  audit.record('clinical_note', row.id, row.version)
  return { ...params, noteId: row.id }
}

/** Gives one's own draft up; it is kept. */
export async function abandon(context: RequestContext<typeof abandonDraft>): Promise<queries.NoteRow> {
  const { db, params, body, actor, expectedVersion, now, audit } = context
  const draft = await getOwnDraft(context)
  const row = await queries.updateNote(db, draft.id, expectedVersion, {
    ...withdrawal(actor.userId, now, body.reason),
    status: 'abandoned',
  })
  const { id, version } = present(row, PROBLEMS.stale)
  if (body.reason !== null) audit.reason(body.reason)
  audit.record('clinical_note', id, version)
  return await getNoteRow(db, params)
}

/** Goes on with a draft whose author has left: theirs is closed as it is, its text begins a draft of one's own. */
export async function takeOver(context: RequestContext<typeof takeOverDraft>): Promise<queries.NotePlace> {
  const { db, params, body, actor, now, audit } = context
  const former = await getNoteRow(db, params)
  if (former.status !== 'draft') throw new AppError(noteIsLocked)
  if (former.authorId === actor.userId) throw new AppError(draftExists)
  if (!isOrphaned(former, now)) throw new AppError(draftIsInUse)
  await assertVisitTakesNotes(db, params.patientId, params.encounterId)
  const closed = await queries.updateNote(db, former.id, former.version, {
    ...withdrawal(actor.userId, now, body.reason),
    status: 'abandoned',
  })
  const row = await insertDraft(db, {
    patientId: former.patientId,
    encounterId: former.encounterId,
    authorId: actor.userId,
    addendumTo: former.addendumTo,
    continues: former.id,
    startedAt: now,
  })
  await writeRevision(db, row.id, await getText(db, former.id), now)
  audit.reason(body.reason)
  audit.record('clinical_note', former.id, present(closed, noteIsLocked).version)
  audit.record('clinical_note', row.id, row.version)
  return { ...params, noteId: row.id }
}

async function assertTakesAddendum(db: Db, place: queries.NotePlace): Promise<void> {
  const target = await getNoteRow(db, place)
  if (target.status !== 'final' || target.addendumTo !== null) throw new AppError(noteIsNotSigned)
}

interface NewDraft {
  patientId: string
  encounterId: string
  authorId: string
  addendumTo: string | null
  continues: string | null
  startedAt: Date
}

/** Two tabs that begin one at once: the index keeps the second out, as a conflict. */
async function insertDraft(db: Db, draft: NewDraft): Promise<{ id: string; version: number }> {
  if (await queries.hasOpenDraft(db, draft)) throw new AppError(draftExists)
  return await queries.insertNote(db, { ...draft, createdBy: draft.authorId, updatedBy: draft.authorId })
}

function withdrawal(userId: string, now: Date, reason: string | null) {
  return { withdrawnAt: now, withdrawnBy: userId, withdrawnReason: reason, updatedBy: userId }
}
