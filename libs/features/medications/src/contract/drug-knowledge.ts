import { ALLERGENS } from './knowledge/allergens.ts'
import { CROSS_REACTIVITIES, DRUG_CLASSES } from './knowledge/classes.ts'
import { DRUGS } from './knowledge/drugs.ts'
import { INGREDIENTS } from './knowledge/ingredients.ts'

/** Where a statement comes from. */
export interface Source {
  readonly title: string
  readonly url: string
}

/** A group of drugs that act alike. */
export interface DrugClass {
  /** Other words for it, as people write allergies down: `sulfa`. */
  readonly names?: readonly string[]
  /** Says that who is allergic to one is not given another; absent where no label does. */
  readonly sharedAllergy?: Source
  /** Whether two of them at once are worth a note: not for creams and inhalers beside tablets. */
  readonly isDuplicateNoted: boolean
}

export interface Ingredient {
  /** Other names: `paracetamol` for acetaminophen. */
  readonly names?: readonly string[]
  readonly classes: readonly string[]
}

/** What an allergy means for drugs; both lists empty: it is about no drug (peanuts, pollen). */
export interface Allergen {
  readonly ingredients: readonly string[]
  readonly classes: readonly string[]
}

/** An allergy to one class that speaks against drugs of another one. */
export interface CrossReactivity {
  readonly from: string
  readonly to: string
  readonly severity: 'high' | 'moderate' | 'low'
  readonly source: Source
}

/**
 * Everything that drug warnings rest on. Small and open on purpose: every line can be read and has a source. What
 * is not in it is reported as not checked, never taken for harmless; a licensed knowledge base takes its place by
 * giving the same shape.
 */
export interface DrugKnowledge {
  /** Stored with each override: which knowledge warned. */
  readonly version: string
  /** Ingredients by drug code, `system|code`. */
  readonly drugs: Readonly<Record<string, readonly string[]>>
  readonly ingredients: Readonly<Record<string, Ingredient>>
  readonly classes: Readonly<Record<string, DrugClass>>
  /** By allergy code, `system|code`. */
  readonly allergens: Readonly<Record<string, Allergen>>
  readonly crossReactivities: readonly CrossReactivity[]
}

/** The knowledge that comes with the application: the drugs of the demonstration and those like them. */
export const DRUG_KNOWLEDGE: DrugKnowledge = {
  version: '2026-11-21',
  drugs: DRUGS,
  ingredients: INGREDIENTS,
  classes: DRUG_CLASSES,
  allergens: ALLERGENS,
  crossReactivities: CROSS_REACTIVITIES,
}
