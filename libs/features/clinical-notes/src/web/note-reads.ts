import { getNote, listNotes, listUnsigned } from '../contract.ts'

/** What a change of a note makes old. */
export const NOTE_READS = [getNote.operationId, listNotes.operationId, listUnsigned.operationId, 'timeline']

/** What a change of a note makes old besides the note itself, which its screen replaces with the answer. */
export const NOTE_LISTS = NOTE_READS.filter((read) => read !== getNote.operationId)
