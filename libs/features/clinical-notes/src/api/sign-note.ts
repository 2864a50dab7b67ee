import { PROBLEMS } from '@ehr/contracts'
import { AppError, type RequestContext } from '@ehr/http'
import { isBlank, tidied } from '../contract/note-content.ts'
import {
  type markInError as markInErrorRoute,
  noteIsBlank,
  noteIsNotSigned,
  notYourNote,
  type signNote,
  takeOverDraft,
} from '../contract.ts'
import { getText } from './drafts.ts'
import { assertVisitTakesNotes, getNoteRow, getOwnDraft, present } from './own-note.ts'
import * as queries from './queries.ts'

/** Signs one's own draft as it was last saved: from now on the database itself refuses to change it. */
export async function sign(context: RequestContext<typeof signNote>): Promise<queries.NotePlace> {
  const { db, params, actor, expectedVersion, now, audit } = context
  const draft = await getOwnDraft(context)
  await assertVisitTakesNotes(db, params.patientId, params.encounterId)
  const content = tidied(await getText(db, draft.id))
  if (isBlank(content)) throw new AppError(noteIsBlank)
  const row = await queries.updateNote(db, draft.id, expectedVersion, {
    status: 'final',
    sections: JSON.stringify(content.sections),
    diagnoses: JSON.stringify(content.diagnoses),
    signedAt: now,
    signedAs: actor.name,
    updatedBy: actor.userId,
  })
  const { id, version } = present(row, PROBLEMS.stale)
  audit.record('clinical_note', id, version)
  audit.detail({ contentHash: await queries.getHash(db, id) })
  return params
}

/** Marks a signed note as entered in error; its text stays readable. */
export async function markInError(
  context: RequestContext<typeof markInErrorRoute>,
): Promise<queries.NotePlace> {
  const { db, params, body, actor, expectedVersion, now, audit } = context
  const note = await getNoteRow(db, params)
  const mayForOthers = actor.permissions.has(takeOverDraft.access)
  if (note.authorId !== actor.userId && !mayForOthers) throw new AppError(notYourNote)
  if (note.status !== 'final') throw new AppError(noteIsNotSigned)
  const row = await queries.updateNote(db, note.id, expectedVersion, {
    status: 'entered-in-error',
    withdrawnAt: now,
    withdrawnBy: actor.userId,
    withdrawnReason: body.reason,
    updatedBy: actor.userId,
  })
  const { id, version } = present(row, PROBLEMS.stale)
  audit.reason(body.reason)
  audit.record('clinical_note', id, version)
  return params
}
