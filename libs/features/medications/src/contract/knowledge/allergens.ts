import type { Allergen } from '../drug-knowledge.ts'

const SNOMED = 'http://snomed.info/sct'

const NO_DRUG: Allergen = { ingredients: [], classes: [] }

/** SNOMED CT's findings of allergy that records of the demonstration carry, and what they mean for drugs. */
const BY_SNOMED: Readonly<Record<string, Allergen>> = {
  '91936005': { ingredients: [], classes: ['penicillin-class antibacterial'] },
  '91939003': { ingredients: [], classes: ['sulfonamide antimicrobial'] },
  '293584003': { ingredients: ['acetaminophen'], classes: [] },
  '293586001': { ingredients: ['aspirin'], classes: [] },
  '294505008': { ingredients: ['amoxicillin'], classes: [] },
  // Bee venom, cats and dogs, dust, eggs, fish, food, grass, latex, milk, mould, nuts,
  // peanuts, shellfish, soya, strawberries, trees, tree nuts, wheat, the environment. "Allergy to drug" is missing on
  // purpose: which drug it is nobody knows, so that it cannot be checked.
  '424213003': NO_DRUG,
  '232347008': NO_DRUG,
  '232350006': NO_DRUG,
  '91930004': NO_DRUG,
  '417532002': NO_DRUG,
  '414285001': NO_DRUG,
  '418689008': NO_DRUG,
  '300916003': NO_DRUG,
  '425525006': NO_DRUG,
  '419474003': NO_DRUG,
  '91934008': NO_DRUG,
  '91935009': NO_DRUG,
  '300913006': NO_DRUG,
  '714035009': NO_DRUG,
  '419263009': NO_DRUG,
  '420174000': NO_DRUG,
  '91938006': NO_DRUG,
  '426232007': NO_DRUG,
  '782576004': NO_DRUG,
}

/** By `system|code`. */
export const ALLERGENS: Readonly<Record<string, Allergen>> = Object.fromEntries(
  Object.entries(BY_SNOMED).map(([code, allergen]) => [`${SNOMED}|${code}`, allergen]),
)
