import * as z from 'zod/mini'
import { type NoteContent, noteContent } from '../contract/note-content.ts'
import type { Addendum, NoteHead } from '../contract.ts'
import type { NoteRow } from './queries.ts'

/** A draft that nobody wrote in for so long may be taken over. */
const ORPHANED_AFTER_MS = 14 * 86_400_000

/** Who looks, and when. */
export interface Reader {
  readonly userId: string
  readonly now: Date
}

/** What a reader may know of a note without its text; `draft` is the present text of the reader's own draft. */
export function toHead(row: NoteRow, { userId }: Reader, draft?: NoteContent): NoteHead {
  const isMine = row.authorId === userId
  return {
    id: row.id,
    patientId: row.patientId,
    encounterId: row.encounterId,
    version: row.version,
    status: row.status === 'final' && row.isAmended ? 'amended' : row.status,
    author: { id: row.authorId, name: row.authorName },
    isMine,
    addendumTo: row.addendumTo,
    begunBy: row.begunByName,
    startedAt: row.startedAt.toISOString(),
    savedAt: row.status === 'draft' ? (row.savedAt?.toISOString() ?? null) : null,
    signedAt: row.signedAt?.toISOString() ?? null,
    signedAs: row.signedAs,
    withdrawn: toWithdrawn(row),
    diagnoses: (isMine ? draft : undefined)?.diagnoses ?? signedContent(row)?.diagnoses ?? [],
  }
}

/** A note with its text, as far as the reader may see it. */
export function toText(row: NoteRow, reader: Reader, draft?: NoteContent): Addendum {
  const signed = signedContent(row)
  return {
    ...toHead(row, reader, draft),
    content: signed ?? (row.authorId === reader.userId ? (draft ?? null) : null),
    isIntact: row.isIntact ?? true,
    isOrphaned: isOrphaned(row, reader.now),
  }
}

/** Whether somebody else may take the draft over: its author has left, or has not written for two weeks. */
export function isOrphaned(row: NoteRow, now: Date): boolean {
  if (row.status !== 'draft') return false
  const touchedAt = row.savedAt ?? row.startedAt
  return !row.authorIsActive || now.getTime() - touchedAt.getTime() >= ORPHANED_AFTER_MS
}

/** The text of a row of drafts or of a signed note. @throws when what is stored is no note. */
export function toContent({ sections, diagnoses }: { sections: unknown; diagnoses: unknown }): NoteContent {
  return z.parse(noteContent, { sections, diagnoses })
}

function signedContent(row: NoteRow): NoteContent | undefined {
  return row.sections === null ? undefined : toContent(row)
}

function toWithdrawn({ withdrawnAt, withdrawnByName, withdrawnReason }: NoteRow): NoteHead['withdrawn'] {
  if (withdrawnAt === null) return null
  return { at: withdrawnAt.toISOString(), by: withdrawnByName, reason: withdrawnReason }
}
