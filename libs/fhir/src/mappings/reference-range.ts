import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import { readCode, readWords } from './concept.ts'
import { type Content, unlessNull } from './content.ts'
import type { Element } from './element.ts'
import type { FhirReferenceRange } from './fhir-types.ts'
import { readQuantity, renderOptionalQuantity } from './quantity.ts'

export type ReferenceColumns = Pick<
  Content<ObservationTable>,
  'referenceLow' | 'referenceHigh' | 'referenceText'
>

/** What the contracts take for an end of a range; another number is said in words. */
const PLAIN_NUMBER = /^-?\d{1,12}(\.\d{1,8})?$/

/** Reads one reference range: the normal one, else the first; whom it is for goes into its text. */
export function readReferenceRange(observation: Element): ReferenceColumns {
  const ranges = observation.children('referenceRange')
  const range = ranges.find((one) => readCode(one.child('type'), { normal: true }) === true) ?? ranges[0]
  if (range === undefined) return { referenceLow: null, referenceHigh: null, referenceText: null }
  const [low, high] = [readQuantity(range.child('low')), readQuantity(range.child('high'))]
  const isPlain = [low, high].every((end) => end === null || PLAIN_NUMBER.test(end.value))
  const population = range.children('appliesTo').map((group) => readWords(group))
  const ends = isPlain ? null : `${low?.value ?? ''} – ${high?.value ?? ''}`
  const words = [ends, range.text('text'), ...population].filter((part) => part !== null)
  return {
    referenceLow: isPlain ? (low?.value ?? null) : null,
    referenceHigh: isPlain ? (high?.value ?? null) : null,
    referenceText: words.length === 0 ? null : words.join(', '),
  }
}

/** Writes the reference range in the unit of the value; nothing where none is known. */
export function renderReferenceRange(
  row: ReferenceColumns & { valueUnit: string | null },
): FhirReferenceRange | undefined {
  const { referenceLow, referenceHigh, referenceText, valueUnit } = row
  if (referenceLow === null && referenceHigh === null && referenceText === null) return undefined
  return {
    low: renderOptionalQuantity(referenceLow, valueUnit),
    high: renderOptionalQuantity(referenceHigh, valueUnit),
    text: unlessNull(referenceText),
  }
}
