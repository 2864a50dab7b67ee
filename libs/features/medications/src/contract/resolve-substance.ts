import type { Coding } from '@ehr/contracts'
import type { Allergen, DrugKnowledge } from './drug-knowledge.ts'

/** What the knowledge says of a drug or an allergy. */
export interface Substance extends Allergen {
  /** `name`: words in its name were recognised, so that there may be more to it than is known. */
  readonly basis: 'code' | 'name'
}

/** Ingredients and classes of a drug; by its code, else by words in its name. `undefined` when nothing is known. */
export function resolveDrug(drug: Coding, knowledge: DrugKnowledge): Substance | undefined {
  const ingredients = knowledge.drugs[keyOf(drug)]
  const found: Substance | undefined =
    ingredients === undefined
      ? resolveName(drug.display, knowledge)
      : { ingredients, classes: [], basis: 'code' }
  if (found === undefined) return undefined
  return { ...found, classes: unique([...found.classes, ...classesOf(found.ingredients, knowledge)]) }
}

/**
 * What an allergy speaks against: the classes it names, its ingredients, and those classes of its ingredients in
 * which who is allergic to one is allergic to all. `undefined` when nothing is known.
 */
export function resolveAllergy(allergy: Coding, knowledge: DrugKnowledge): Substance | undefined {
  const known = knowledge.allergens[keyOf(allergy)]
  const found: Substance | undefined =
    known === undefined ? resolveName(allergy.display, knowledge) : { ...known, basis: 'code' }
  if (found === undefined) return undefined
  const shared = classesOf(found.ingredients, knowledge).filter(
    (name) => knowledge.classes[name]?.sharedAllergy !== undefined,
  )
  return { ...found, classes: unique([...found.classes, ...shared]) }
}

function classesOf(ingredients: readonly string[], knowledge: DrugKnowledge): string[] {
  return ingredients.flatMap((name) => knowledge.ingredients[name]?.classes ?? [])
}

function resolveName(display: string, knowledge: DrugKnowledge): Substance | undefined {
  const ingredients = namedIn(display, knowledge.ingredients)
  const classes = namedIn(display, knowledge.classes)
  return ingredients.length + classes.length === 0 ? undefined : { ingredients, classes, basis: 'name' }
}

function namedIn(
  display: string,
  entries: Readonly<Record<string, { readonly names?: readonly string[] }>>,
): string[] {
  return Object.entries(entries).flatMap(([name, { names = [] }]) =>
    [name, ...names].some((word) => hasWord(display, word)) ? [name] : [],
  )
}

/** Whole words only: "sulfate" is no "sulfa". */
function hasWord(text: string, word: string): boolean {
  const between = text.toLowerCase().split(word.toLowerCase())
  return between.some(
    (before, index) =>
      index < between.length - 1 &&
      !/[\p{L}\p{N}]$/u.test(before) &&
      !/^[\p{L}\p{N}]/u.test(between[index + 1] ?? ''),
  )
}

function keyOf({ system, code }: Coding): string {
  return `${system}|${code}`
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
