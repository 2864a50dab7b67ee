import type { ProblemPlace } from '@ehr/contracts'
import { askedLimits, listUnusual, type VitalValues } from '../contract/judge.ts'
import { VITAL_FACTS, type VitalKind } from '../contract/vital-kinds.ts'

/** The values that need `confirmed`, each with the limits it is outside of; an unusual BMI shows at the weight. */
export function unusualPlaces(values: VitalValues, ageMonths: number | undefined): ProblemPlace[] {
  return listUnusual(values, ageMonths).map((kind) => ({
    pointer: `/body/values/${kind === 'bmi' ? 'weight' : kind}`,
    detail: unusualText(kind, ageMonths),
  }))
}

function unusualText(kind: VitalKind, ageMonths: number | undefined): string {
  const { low, high } = askedLimits(kind, ageMonths) ?? {}
  const { display, unit } = VITAL_FACTS[kind]
  return `${display}: unusual below ${low ?? '–'} or above ${high ?? '–'} ${unit} at this age`
}
