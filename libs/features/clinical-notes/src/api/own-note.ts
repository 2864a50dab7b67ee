import { PROBLEMS, type ProblemType } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError } from '@ehr/http'
import { noteIsLocked, notYourNote, visitTakesNoNotes } from '../contract.ts'
import * as queries from './queries.ts'

/** What a write of one's own draft brings. */
export interface DraftWrite {
  readonly db: Db
  readonly params: queries.NotePlace
  readonly actor: { readonly userId: string }
  readonly expectedVersion: number
}

/**
 * The draft that a write is about.
 *
 * @throws AppError when it is not there, not the writer's, no draft any more, or was changed since it was read
 */
export async function getOwnDraft(write: DraftWrite): Promise<queries.NoteRow> {
  const row = await getNoteRow(write.db, write.params)
  if (row.authorId !== write.actor.userId) throw new AppError(notYourNote)
  if (row.status !== 'draft') throw new AppError(noteIsLocked)
  if (row.version !== write.expectedVersion) throw new AppError(PROBLEMS.stale)
  return row
}

/** A note by all its ids. @throws AppError when this visit of this patient has no such note. */
export async function getNoteRow(db: Db, place: queries.NotePlace): Promise<queries.NoteRow> {
  const row = await queries.findNote(db, place)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  return row
}

/** @throws AppError when the patient has no such visit, or it did not take place. */
export async function assertVisitTakesNotes(db: Db, patientId: string, encounterId: string): Promise<void> {
  const status = await queries.findVisitStatus(db, patientId, encounterId)
  if (status === undefined) throw new AppError(PROBLEMS.notFound)
  if (status === 'cancelled' || status === 'entered-in-error') throw new AppError(visitTakesNoNotes)
}

/** Something that a person wrote and that is needed. @throws AppError with the given problem when it is absent. */
export function present<Value>(value: Value | undefined, problem: ProblemType): Value {
  if (value === undefined) throw new AppError(problem)
  return value
}
