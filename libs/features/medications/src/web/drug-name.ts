import type { Medication as ShownMedication } from '@ehr/ui'
import { unitText } from '@ehr/ui/display/clinical-number.ts'
import type { TFunction } from 'i18next'
import type { Medication } from '../contract.ts'
import { frequencyText, routeText } from './order-words.ts'

type DrugName = Pick<ShownMedication, 'generic' | 'brand' | 'strength' | 'form'>

/**
 * RxNorm's name of a drug with one ingredient: `Lisinopril 10 MG Oral Tablet [Zestril]`
 * (RxNorm technical documentation, appendix 1).
 */
const ONE_INGREDIENT =
  /^(?<generic>[^\d/[\]]+?) (?<strength>\d[\d.,]* (?:MG|MCG|ML|UNT|MEQ|%)(?:\/[A-Z]+)?) (?<form>[^\d/[\]]+?)(?: \[(?<brand>[^\]]+)\])?$/

/** The parts of a drug's name in the order that prescribers read; a name of another form stays whole. */
export function parseDrugName(display: string): DrugName {
  const { generic, strength, form, brand } = ONE_INGREDIENT.exec(display)?.groups ?? {}
  if (generic === undefined || strength === undefined) return { generic: display }
  return { generic, brand, strength: strengthText(strength), form: form?.toLowerCase() }
}

/** A prescription as libs/ui's medication line takes it. */
export function shownMedication(medication: Medication, t: TFunction<'medications'>): ShownMedication {
  const { code, doseQuantity, doseUnit } = medication
  return {
    ...parseDrugName(code.display),
    dose: doseQuantity === null ? null : { value: doseQuantity, unit: unitOf(doseUnit) },
    route: routeText(medication, t),
    frequency: frequencyText(medication, t),
  }
}

/** UCUM writes what is counted in braces: `{puff}`. */
function unitOf(unit: string | null): string {
  return (unit ?? '').replace(/^\{(.*)\}$/, '$1')
}

const UNITS: Readonly<Record<string, string>> = {
  MG: 'mg',
  MCG: 'ug',
  ML: 'mL',
  UNT: 'units',
  MEQ: 'mEq',
  ACTUAT: 'actuation',
  HR: 'hour',
}

function strengthText(strength: string): string {
  const [amount = '', units = ''] = strength.split(' ')
  const named = units.split('/').map((unit) => unitText(UNITS[unit] ?? unit.toLowerCase()))
  return `${amount} ${named.join('/')}`
}
