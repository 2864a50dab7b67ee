import { type NoteContent, SECTION_KEYS } from '../contract/note-content.ts'

/** How long one revision takes in what is typed. */
const REVISION_MS = 5 * 60_000

/** Removing more than this from a section at once may be a slip: what stood there is kept. */
const SLIP_CHARACTERS = 40

export interface FormerRevision {
  readonly startedAt: Date
  readonly content: NoteContent
}

/** Whether a save begins a revision of its own, so that what stood there before can be found again. */
export function beginsRevision(former: FormerRevision, next: NoteContent, now: Date): boolean {
  if (now.getTime() - former.startedAt.getTime() >= REVISION_MS) return true
  if (next.diagnoses.length < former.content.diagnoses.length) return true
  return SECTION_KEYS.some((key) => {
    const [before, after] = [former.content.sections[key] ?? '', next.sections[key] ?? '']
    return before.length - after.length > SLIP_CHARACTERS || (after === '' && before !== '')
  })
}
