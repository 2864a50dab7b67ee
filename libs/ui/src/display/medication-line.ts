import { formatDoseNumber, unitText, withoutDecimals } from './clinical-number.ts'

/** A medication as it is ordered; every part as recorded, absent when not recorded. */
export interface Medication {
  readonly generic: string
  readonly brand?: string | null | undefined
  readonly strength?: string | null | undefined
  readonly form?: string | null | undefined
  readonly dose?: { readonly value: string; readonly unit: string } | null | undefined
  readonly route?: string | null | undefined
  readonly frequency?: string | null | undefined
}

export type MedicationPart = 'generic' | 'brand' | 'strength' | 'form' | 'dose' | 'route' | 'frequency'

export interface MedicationItem {
  readonly part: MedicationPart
  readonly text: string
}

/**
 * The items of a medication line in the order that prescribers read (NHS MEDi-001 to 003, 010): generic in
 * lower case, BRAND, strength, form, dose, route, frequency.
 */
export function medicationItems(medication: Medication): MedicationItem[] {
  const { generic, brand, strength, form, dose, route, frequency } = medication
  const items: [MedicationPart, string | null | undefined][] = [
    ['generic', generic.toLowerCase()],
    ['brand', brand?.toUpperCase()],
    ['strength', strength],
    ['form', form],
    ['dose', dose && doseText(dose)],
    ['route', route],
    ['frequency', frequency],
  ]
  return items.flatMap(([part, text]) => (text ? [{ part, text }] : []))
}

function doseText(dose: { value: string; unit: string }): string {
  const { value, unit } = withoutDecimals(dose)
  return `${formatDoseNumber(value)} ${unitText(unit)}`
}
