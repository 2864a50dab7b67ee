import { expect, test } from 'vitest'
import { DRUG_KNOWLEDGE } from './drug-knowledge.ts'
import { planWarnings } from './plan-warnings.ts'
import { WARNING_CASES, type WarningCase } from './warning-cases.ts'

function warningsOf({ drug, allergies, medications, isNoDrugAllergyKnown = false }: WarningCase) {
  return planWarnings(drug, {
    allergies: allergies.map((allergy, index) => ({
      id: `a${index}`,
      version: 1,
      reaction: null,
      ...allergy,
    })),
    medications: medications.map((code, index) => ({ id: `m${index}`, version: 1, code })),
    isNoDrugAllergyKnown,
    knowledge: DRUG_KNOWLEDGE,
  })
}

test.each(WARNING_CASES)('$name', (known) => {
  const found = warningsOf(known).map(
    ({ kind, matched, mustAnswer }) => `${kind}: ${matched ?? '-'}${mustAnswer ? '!' : ''}`,
  )
  expect(found).toEqual(known.expected)
})

test('every warning has an id of its own, which names the record and its version', () => {
  const known = WARNING_CASES.at(-1)
  const ids = known === undefined ? [] : warningsOf(known).map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
  expect(ids[0]).toBe('allergy.a1.1')
})

test('every ingredient of a drug, and every class of an ingredient, is one that is described', () => {
  const { drugs, ingredients, classes, allergens, crossReactivities } = DRUG_KNOWLEDGE
  const unknownIngredients = [
    ...Object.values(drugs).flat(),
    ...Object.values(allergens).flatMap((allergen) => allergen.ingredients),
  ].filter((name) => ingredients[name] === undefined)
  const unknownClasses = [
    ...Object.values(ingredients).flatMap((ingredient) => ingredient.classes),
    ...Object.values(allergens).flatMap((allergen) => allergen.classes),
    ...crossReactivities.flatMap(({ from, to }) => [from, to]),
  ].filter((name) => classes[name] === undefined)
  expect([unknownIngredients, unknownClasses]).toEqual([[], []])
})
