import { DRUG_KNOWLEDGE } from '@ehr/feature-medications/contract/drug-knowledge'
import { planWarnings } from '@ehr/feature-medications/contract/plan-warnings'
import { WARNING_CASES, type WarningCase } from '@ehr/feature-medications/contract/warning-cases'
import type { ValidationTopic } from '../validation-case.ts'

/** Warnings on prescribing. */
export const drugWarningTopic: ValidationTopic = {
  title: 'Warnings on prescribing: allergies and duplicates',
  scope:
    'Against the table that is shipped: ingredients and classes of the drugs of the shipped list. No interactions, doses, pregnancy or kidney function. What the table does not know is told as not checked.',
  cases: WARNING_CASES.map((one, index) => ({
    id: `W-${String(index + 1).padStart(2, '0')}`,
    given: givenOf(one),
    expected: textOf(one.expected),
    source: one.source,
    actual: () => textOf(warningsOf(one)),
  })),
}

function givenOf({ name, drug, allergies, medications }: WarningCase): string {
  const has = allergies.map(({ code }) => code.display)
  const takes = medications.map(({ display }) => display)
  return [
    `${name}: ${drug.display}`,
    ...(has.length === 0 ? [] : [`has ${has.join(', ')}`]),
    ...(takes.length === 0 ? [] : [`takes ${takes.join(', ')}`]),
  ].join('; ')
}

function textOf(warnings: readonly string[]): string {
  return warnings.length === 0 ? 'no warning' : warnings.join('; ')
}

/** The warnings as the cases write them: `kind: matched`, with `!` where an answer is needed. */
function warningsOf({ drug, allergies, medications, isNoDrugAllergyKnown = false }: WarningCase): string[] {
  const warnings = planWarnings(drug, {
    allergies: allergies.map((allergy, place) => ({
      id: `a${place}`,
      version: 1,
      reaction: null,
      ...allergy,
    })),
    medications: medications.map((code, place) => ({ id: `m${place}`, version: 1, code })),
    isNoDrugAllergyKnown,
    knowledge: DRUG_KNOWLEDGE,
  })
  return warnings.map(({ kind, matched, mustAnswer }) => `${kind}: ${matched ?? '-'}${mustAnswer ? '!' : ''}`)
}
