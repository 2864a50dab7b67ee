import { type Element, LONGEST_TEXT } from './element.ts'
import type { FhirAnnotation } from './fhir-types.ts'

export const NOTE_REMARK = 'All notes become one text; authors and times are dropped.'

/** Reads all of an element's annotations as one text. */
export function readNote(element: Element): string | null {
  const texts = element.children('note').flatMap((note) => note.text('text') ?? [])
  const joined = texts.join('\n\n')
  if (joined.length > LONGEST_TEXT) return element.fail('note', `is longer than ${LONGEST_TEXT} characters`)
  return joined === '' ? null : joined
}

/** Writes a text as annotations. */
export function renderNote(note: string | null): FhirAnnotation[] | undefined {
  return note === null ? undefined : [{ text: note }]
}
