import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import { readConcept, renderConcept } from './concept.ts'
import type { Content } from './content.ts'
import type { Element } from './element.ts'
import type { FhirConcept, FhirQuantity } from './fhir-types.ts'
import { type PlainQuantity, readQuantity, renderQuantity } from './quantity.ts'

/** The columns of a value, the same in observations and their components: a number, a concept, or words. */
export type ValueColumns = Pick<
  Content<ObservationTable>,
  'valueQuantity' | 'valueUnit' | 'valueSystem' | 'valueCode' | 'valueDisplay' | 'valueText'
>

/** Elements that `readValue` understands. */
export const VALUE_ELEMENTS = [
  ...['valueQuantity', 'valueCodeableConcept', 'valueString', 'valueBoolean', 'valueInteger'],
  ...['valueRange', 'valueRatio', 'valuePeriod', 'valueTime', 'valueDateTime'],
]

const NONE: ValueColumns = {
  ...{ valueQuantity: null, valueUnit: null },
  ...{ valueSystem: null, valueCode: null, valueDisplay: null, valueText: null },
}

/** Reads the value of an observation or component, whichever of FHIR's kinds it has. */
export function readValue(element: Element): ValueColumns {
  if (element.has('valueSampledData')) element.fail('valueSampledData', 'has no place in the record')
  const quantity = element.child('valueQuantity')
  if (quantity !== null) return readQuantityValue(quantity)
  const integer = element.decimal('valueInteger')
  if (integer !== null) return { ...NONE, valueQuantity: integer }
  const concept = readConcept(element.child('valueCodeableConcept'))
  if (concept !== null) {
    const { system, code, display } = concept
    return { ...NONE, valueSystem: system, valueCode: code, valueDisplay: display }
  }
  return { ...NONE, valueText: element.text('valueString') ?? readAsWords(element) }
}

/** Writes the value as FHIR's kind for it. */
export function renderValue(row: ValueColumns): {
  valueQuantity?: FhirQuantity
  valueCodeableConcept?: FhirConcept
  valueString?: string
} {
  const { valueQuantity, valueUnit, valueSystem, valueCode, valueDisplay, valueText } = row
  if (valueQuantity !== null) return { valueQuantity: renderQuantity(valueQuantity, valueUnit) }
  if (valueSystem !== null && valueCode !== null) {
    const display = valueDisplay ?? valueCode
    return { valueCodeableConcept: renderConcept({ system: valueSystem, code: valueCode, display }) }
  }
  return valueText === null ? {} : { valueString: valueText }
}

/** "< 5 mg/dL" is not 5: a number that is only a bound stays words. */
function readQuantityValue(element: Element): ValueColumns {
  const comparator = element.text('comparator')
  const quantity = readQuantity(element)
  if (comparator !== null) {
    return { ...NONE, valueText: words([comparator, quantity?.value, quantity?.unit]) }
  }
  return { ...NONE, valueQuantity: quantity?.value ?? null, valueUnit: quantity?.unit ?? null }
}

function readAsWords(element: Element): string | null {
  const range = element.child('valueRange')
  if (range !== null) return between(readQuantity(range.child('low')), readQuantity(range.child('high')))
  const ratio = element.child('valueRatio')
  if (ratio !== null) return ratioWords(ratio)
  const period = element.child('valuePeriod')
  const ends = [period?.moment('start') ?? null, period?.moment('end') ?? null]
  if (period !== null) return ends.map((moment) => moment?.toISOString() ?? '').join(' – ')
  const moment = element.moment('valueDateTime')
  const isTrue = element.boolean('valueBoolean')
  return moment?.toISOString() ?? element.text('valueTime') ?? (isTrue === null ? null : String(isTrue))
}

function between(low: PlainQuantity | null, high: PlainQuantity | null): string | null {
  if (low === null || high === null) {
    return low === null ? words(['≤', high?.value, high?.unit]) : words(['≥', low.value, low.unit])
  }
  return words([`${low.value} – ${high.value}`, high.unit ?? low.unit])
}

function ratioWords(ratio: Element): string | null {
  const parts = [readQuantity(ratio.child('numerator')), readQuantity(ratio.child('denominator'))]
  return parts.map((part) => words([part?.value, part?.unit]) ?? '').join(' : ')
}

function words(parts: readonly (string | null | undefined)[]): string | null {
  const known = parts.filter((part) => part !== null && part !== undefined)
  return known.length === 0 ? null : known.join(' ')
}
