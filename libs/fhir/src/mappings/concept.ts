import type { Element } from './element.ts'
import type { FhirConcept } from './fhir-types.ts'

/** A concept of a code system. */
export interface Concept {
  readonly system: string
  readonly code: string
  readonly display: string
}

/** HL7's own way to say that the content is its text: a concept without a code, where a table wants one. */
const TEXT_ONLY = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'as-text' }

const LONGEST_SYSTEM = 200
const LONGEST_CODE = 100
const LONGEST_DISPLAY = 300

export const CONCEPT_REMARK =
  'One coding (the one that the user chose, else the first with a system); without any, the text.'

/** Reads a CodeableConcept; null when there is none. */
export function readConcept(element: Element | null): Concept | null {
  if (element === null) return null
  const codings = element.children('coding').filter((coding) => coding.has('system') && coding.has('code'))
  const chosen = codings.find((coding) => coding.boolean('userSelected')) ?? codings[0]
  if (chosen === undefined) return readTextOnly(element)
  const system = chosen.text('system', LONGEST_SYSTEM)
  const code = chosen.text('code', LONGEST_CODE)
  if (system === null || code === null) return null
  const display = chosen.text('display') ?? element.text('text') ?? code
  return { system, code, display: display.slice(0, LONGEST_DISPLAY).toWellFormed() }
}

/** Reads a CodeableConcept that must be there. */
export function requireConcept(parent: Element, name: string): Concept | null {
  const concept = readConcept(parent.child(name))
  return concept ?? parent.fail(name, 'has neither a code with its system nor a text')
}

/** What a CodeableConcept says in words. */
export function readWords(element: Element | null): string | null {
  if (element === null) return null
  const coding = element.children('coding')
  return element.text('text') ?? firstText(coding, 'display') ?? firstText(coding, 'code')
}

/** The first code of a CodeableConcept that is in a table, translated by it. */
export function readCode<T>(element: Element | null, known: Readonly<Record<string, T>>): T | null {
  for (const coding of element?.children('coding') ?? []) {
    const code = coding.text('code')
    if (code !== null && Object.hasOwn(known, code)) return known[code] ?? null
  }
  return null
}

/** Writes a concept as FHIR has it. */
export function renderConcept(concept: Concept): FhirConcept {
  if (concept.system === TEXT_ONLY.system && concept.code === TEXT_ONLY.code) return { text: concept.display }
  return { coding: [{ ...concept }], text: concept.display }
}

/** Writes the three columns of a concept that may be absent. */
export function renderColumns(
  system: string | null,
  code: string | null,
  display: string | null,
): FhirConcept | undefined {
  if (system === null || code === null) return undefined
  return renderConcept({ system, code, display: display ?? code })
}

/** Writes a code of HL7's own. */
export function renderCode(system: string, code: string): FhirConcept {
  return { coding: [{ system, code }] }
}

/** Writes words without a code. */
export function renderWords(words: string | null): FhirConcept | undefined {
  return words === null ? undefined : { text: words }
}

function readTextOnly(element: Element): Concept | null {
  const coding = element.children('coding')
  const words =
    element.text('text', LONGEST_DISPLAY) ?? firstText(coding, 'display') ?? firstText(coding, 'code')
  return words === null ? null : { ...TEXT_ONLY, display: words.slice(0, LONGEST_DISPLAY) }
}

function firstText(elements: readonly Element[], name: string): string | null {
  for (const element of elements) {
    const text = element.text(name)
    if (text !== null) return text
  }
  return null
}
