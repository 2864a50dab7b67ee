import { JsonNumber } from '../json/lossless.ts'
import type { Element } from './element.ts'
import type { FhirQuantity } from './fhir-types.ts'

/** The Unified Code for Units of Measure, FHIR's own choice for units. */
const UCUM = 'http://unitsofmeasure.org'

export interface PlainQuantity {
  /** A decimal number with the digits that were reported. */
  readonly value: string
  readonly unit: string | null
}

/** Reads a Quantity: its value, and its code as the unit (else the unit in words). */
export function readQuantity(element: Element | null): PlainQuantity | null {
  const value = element?.decimal('value') ?? null
  if (element === null || value === null) return null
  return { value, unit: element.text('code') ?? element.text('unit') }
}

/** Writes a Quantity; the digits stay as they are. */
export function renderQuantity(value: string, unit: string | null): FhirQuantity {
  const number = new JsonNumber(value)
  return unit === null ? { value: number } : { value: number, unit, system: UCUM, code: unit }
}

/** Writes a Quantity that may be absent. */
export function renderOptionalQuantity(value: string | null, unit: string | null): FhirQuantity | undefined {
  return value === null ? undefined : renderQuantity(value, unit)
}
