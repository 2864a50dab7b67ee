import { coding } from '@ehr/contracts'
import * as z from 'zod/mini'

/** What a note is written in, in the order in which it is read; a physician's "SOAP" with the complaint apart. */
const NOTE_SECTIONS = ['complaint', 'history', 'examination', 'assessment', 'plan'] as const

/** An addendum is one text. */
const ADDENDUM_SECTIONS = ['addendum'] as const

export const SECTION_KEYS = [...NOTE_SECTIONS, ...ADDENDUM_SECTIONS] as const
export type SectionKey = (typeof SECTION_KEYS)[number]

/** Characters of one section. What a closing page may send, 64 KiB, is more than any usual note of five. */
const SECTION_MAX = 10_000
const DIAGNOSES_MAX = 20

// Not trimmed: a draft is saved in the middle of typing, and a blank at its end belongs to the next word.
const sectionText = z.nullable(z.string().check(z.maxLength(SECTION_MAX)))

export const noteSections = z.strictObject({
  complaint: sectionText,
  history: sectionText,
  examination: sectionText,
  assessment: sectionText,
  plan: sectionText,
  addendum: sectionText,
})
export type NoteSections = z.infer<typeof noteSections>

/** What people write in a note: texts by section, and diagnoses, the main one first. */
export const noteContent = z.strictObject({
  sections: noteSections,
  diagnoses: z.array(coding).check(z.maxLength(DIAGNOSES_MAX)),
})
export type NoteContent = z.infer<typeof noteContent>

export const BLANK_CONTENT: NoteContent = {
  sections: {
    complaint: null,
    history: null,
    examination: null,
    assessment: null,
    plan: null,
    addendum: null,
  },
  diagnoses: [],
}

/** The sections that a note, or an addendum, is written in. */
export function sectionsOf(note: { readonly addendumTo: string | null }): readonly SectionKey[] {
  return note.addendumTo === null ? NOTE_SECTIONS : ADDENDUM_SECTIONS
}

/** Whether nothing is written: such a note is not signed. */
export function isBlank({ sections, diagnoses }: NoteContent): boolean {
  return diagnoses.length === 0 && SECTION_KEYS.every((key) => (sections[key] ?? '').trim() === '')
}

/** What is signed of a draft: its texts without blanks at their ends, sections in their order. */
export function tidied({ sections, diagnoses }: NoteContent): NoteContent {
  const texts = SECTION_KEYS.map((key) => [key, (sections[key] ?? '').trim() || null])
  return { sections: { ...BLANK_CONTENT.sections, ...Object.fromEntries(texts) }, diagnoses }
}
