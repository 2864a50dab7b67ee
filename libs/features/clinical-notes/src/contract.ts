import {
  CLINICAL_ROLES,
  coding,
  definePermissions,
  defineProblem,
  defineRoute,
  enteredInErrorFilter,
  instant,
  pageOf,
  pageRequest,
  partialDate,
  recordId,
  recordVersion,
  text,
} from '@ehr/contracts'
import { humanName } from '@ehr/feature-patients/contract'
import * as z from 'zod/mini'
import { noteContent } from './contract/note-content.ts'

export const permissions = definePermissions({
  'clinical-notes:read': CLINICAL_ROLES,
  'clinical-notes:write': ['clinician', 'nurse'],
  /** Taking over drafts whose author has left, and marking notes of others as entered in error. */
  'clinical-notes:take-over': ['clinician'],
})

export const notYourNote = defineProblem('NOTE_NOT_YOURS', 403, 'Only its author may do this with a note')
export const noteIsLocked = defineProblem('NOTE_LOCKED', 409, 'This note is no draft any more')
export const noteIsNotSigned = defineProblem('NOTE_NOT_SIGNED', 409, 'Only a signed note can have this done')
export const noteIsBlank = defineProblem('NOTE_BLANK', 409, 'A note without text or diagnosis is not signed')
export const draftExists = defineProblem('NOTE_DRAFT_EXISTS', 409, 'You have a draft for this visit already')
export const visitTakesNoNotes = defineProblem(
  'NOTE_VISIT_NOT_FIT',
  409,
  'The visit was cancelled or entered in error: it takes no notes',
)
export const draftIsInUse = defineProblem(
  'NOTE_DRAFT_IN_USE',
  409,
  'The author works here and wrote lately: a draft is taken over after 14 days, or once the account is closed',
)

/** `amended`: signed, with at least one signed addendum. */
export const NOTE_STATUS_VALUES = ['draft', 'final', 'amended', 'abandoned', 'entered-in-error'] as const

/** What everybody who reads notes may know of each, drafts of others included: that it is there, whose and since when. */
const head = {
  id: recordId,
  patientId: recordId,
  encounterId: recordId,
  version: recordVersion,
  status: z.enum(NOTE_STATUS_VALUES),
  author: z.object({ id: recordId, name: z.string() }),
  isMine: z.boolean(),
  /** The signed note that this one adds to. */
  addendumTo: z.nullable(recordId),
  /** Who began the draft that this one took over. */
  begunBy: z.nullable(z.string()),
  startedAt: instant,
  /** When the draft was last saved. */
  savedAt: z.nullable(instant),
  signedAt: z.nullable(instant),
  /** Name of the author at that time. */
  signedAs: z.nullable(z.string()),
  withdrawn: z.nullable(
    z.object({ at: instant, by: z.nullable(z.string()), reason: z.nullable(z.string()) }),
  ),
  /** Of a signed note or one's own. */
  diagnoses: z.array(coding),
}

export const noteHead = z.object(head)
export type NoteHead = z.infer<typeof noteHead>

const noteText = {
  ...head,
  /** Null for a draft of somebody else: nobody but its author reads it. */
  content: z.nullable(noteContent),
  /** False: what is stored is not what was signed, so somebody changed it past the application. */
  isIntact: z.boolean(),
  /** Whether the draft may be taken over: its author left, or has not written for long. */
  isOrphaned: z.boolean(),
}

/** A note with its text, and its addenda in the order of writing. */
export const note = z.object({ ...noteText, addenda: z.array(z.object(noteText)) })
export type Note = z.infer<typeof note>
export type Addendum = Note['addenda'][number]

const patientParams = z.object({ patientId: recordId })
const visitParams = z.object({ patientId: recordId, encounterId: recordId })
const noteParams = z.object({ patientId: recordId, encounterId: recordId, noteId: recordId })

export const listNotes = defineRoute({
  operationId: 'clinical-notes.list',
  method: 'GET',
  path: '/api/patients/:patientId/notes',
  summary: 'Notes of a patient, newest first, without their texts; drafts of others by author and time only.',
  access: 'clinical-notes:read',
  audit: 'read',
  params: patientParams,
  query: z.extend(pageRequest, {
    /** Only those begun strictly before this moment. */
    before: z.optional(instant),
    /** Only those of this visit. */
    encounterId: z.optional(recordId),
    enteredInError: enteredInErrorFilter,
  }),
  response: pageOf(noteHead),
})

export const getNote = defineRoute({
  operationId: 'clinical-notes.get',
  method: 'GET',
  path: '/api/patients/:patientId/encounters/:encounterId/notes/:noteId',
  summary: 'One note with its addenda; the text of a draft is its author’s alone.',
  access: 'clinical-notes:read',
  audit: 'read',
  params: noteParams,
  response: note,
})

export const startNote = defineRoute({
  operationId: 'clinical-notes.start',
  method: 'POST',
  path: '/api/patients/:patientId/encounters/:encounterId/notes',
  summary: 'Begin a note of a visit, or an addendum to a signed one.',
  access: 'clinical-notes:write',
  audit: 'create',
  params: visitParams,
  body: z.strictObject({ addendumTo: z.nullable(recordId) }),
  response: note,
})

export const saveDraft = defineRoute({
  operationId: 'clinical-notes.save-draft',
  method: 'PUT',
  path: '/api/patients/:patientId/encounters/:encounterId/notes/:noteId/draft',
  summary: 'Save the present text of one’s own draft.',
  access: 'clinical-notes:write',
  audit: 'update',
  params: noteParams,
  body: noteContent,
  response: z.object({ version: recordVersion, savedAt: instant }),
})

/** A former state of a draft's text: some minutes of typing, or what stood there before much was removed. */
export const draftRevision = z.object({ revision: z.int(), savedAt: instant, content: noteContent })
export type DraftRevision = z.infer<typeof draftRevision>

export const listRevisions = defineRoute({
  operationId: 'clinical-notes.revisions',
  method: 'GET',
  path: '/api/patients/:patientId/encounters/:encounterId/notes/:noteId/draft/revisions',
  summary: 'Former states of the text of one’s own draft, newest first.',
  access: 'clinical-notes:write',
  audit: 'read',
  params: noteParams,
  response: z.object({ items: z.array(draftRevision) }),
})

export const signNote = defineRoute({
  operationId: 'clinical-notes.sign',
  method: 'PUT',
  path: '/api/patients/:patientId/encounters/:encounterId/notes/:noteId/signature',
  summary: 'Sign one’s own draft as it was last saved; nothing changes its text afterwards.',
  access: 'clinical-notes:write',
  audit: 'update',
  params: noteParams,
  response: note,
})

export const abandonDraft = defineRoute({
  operationId: 'clinical-notes.abandon',
  method: 'PUT',
  path: '/api/patients/:patientId/encounters/:encounterId/notes/:noteId/abandoned',
  summary: 'Give up one’s own draft; it is kept, but no part of the chart.',
  access: 'clinical-notes:write',
  audit: 'update',
  params: noteParams,
  body: z.strictObject({ reason: z.nullable(text(500)) }),
  response: noteHead,
})

export const takeOverDraft = defineRoute({
  operationId: 'clinical-notes.take-over',
  method: 'POST',
  path: '/api/patients/:patientId/encounters/:encounterId/notes/:noteId/take-over',
  summary: 'Go on with the draft of an author who has left, as a note of one’s own.',
  access: 'clinical-notes:take-over',
  audit: 'create',
  params: noteParams,
  body: z.strictObject({ reason: text(500) }),
  response: note,
})

export const markInError = defineRoute({
  operationId: 'clinical-notes.entered-in-error',
  method: 'PUT',
  path: '/api/patients/:patientId/encounters/:encounterId/notes/:noteId/entered-in-error',
  summary: 'Mark a signed note as entered in error: its author, or a clinician.',
  access: 'clinical-notes:write',
  audit: 'update',
  params: noteParams,
  body: z.strictObject({ reason: text(500) }),
  response: note,
})

/** A draft that waits for its author; of a restricted patient no more than the name. */
export const unsignedNote = z.object({
  id: recordId,
  patientId: recordId,
  encounterId: recordId,
  addendumTo: z.nullable(recordId),
  startedAt: instant,
  savedAt: z.nullable(instant),
  patient: z.object({
    names: z.array(humanName),
    birthDate: z.nullable(partialDate),
    mrn: z.nullable(z.string()),
    isRestricted: z.boolean(),
  }),
})
export type UnsignedNote = z.infer<typeof unsignedNote>

export const listUnsigned = defineRoute({
  operationId: 'clinical-notes.list-unsigned',
  method: 'GET',
  path: '/api/clinical-notes/unsigned',
  summary: 'Your drafts, oldest first.',
  access: 'clinical-notes:write',
  audit: 'search',
  openForRestricted: 'Leads authors to their own drafts; of a restricted chart it shows the name alone.',
  response: z.object({ items: z.array(unsignedNote) }),
})

/** Addresses of the screens, for neighbours that link to them. */
export const notePaths = {
  list: (patientId: string) => `/patients/${patientId}/notes` as const,
  start: (patientId: string) => `/patients/${patientId}/notes/new` as const,
  one: ({ patientId, encounterId, id }: { patientId: string; encounterId: string; id: string }) =>
    `/patients/${patientId}/encounters/${encounterId}/notes/${id}` as const,
}
