import type { QueryShape } from './observe-queries.ts'

/** How a query answers otherwise than before, to follow the words "the running release". */
export interface ShapeChange {
  text: string
  /** Column of the result; of a parameter its number. */
  about: string
}

/** Types that a driver hands over as the same kind of text. */
const TEXTS: ReadonlySet<string> = new Set([
  'text',
  'character varying',
  'character',
  'bpchar',
  'citext',
  'name',
])

/** Numbers from narrow to wide: what was given for one is accepted by those after it. */
const NUMBERS = ['smallint', 'integer', 'bigint', 'numeric']

/**
 * Lists what a query no longer gives, gives in another type, or takes in another type. New columns are of no matter:
 * who did not ask for them does not read them.
 */
export function compareShapes(before: QueryShape, after: QueryShape): ShapeChange[] {
  return [...compareColumns(before, after), ...compareParameters(before, after)]
}

function compareColumns(before: QueryShape, after: QueryShape): ShapeChange[] {
  return before.columns.flatMap(({ name, type }, index) => {
    // By place first: two columns of a join may have the same name.
    const atPlace = after.columns[index]
    const now = atPlace?.name === name ? atPlace : after.columns.find((other) => other.name === name)
    if (now === undefined) return [{ text: `no longer gets "${name}", which it asks for by *`, about: name }]
    if (isSameText(type, now.type) || type === now.type) return []
    return [{ text: `gets "${name}" as ${now.type}, which was ${type}`, about: name }]
  })
}

function compareParameters(before: QueryShape, after: QueryShape): ShapeChange[] {
  return before.parameters.flatMap((type, index) => {
    const now = after.parameters[index] ?? type
    if (now === type || isSameText(type, now) || isWider(type, now)) return []
    return [{ text: `gives $${index + 1} as ${type}, where ${now} is taken`, about: `$${index + 1}` }]
  })
}

function isSameText(one: string, other: string): boolean {
  return TEXTS.has(one) && TEXTS.has(other)
}

function isWider(before: string, now: string): boolean {
  return NUMBERS.includes(before) && NUMBERS.indexOf(now) > NUMBERS.indexOf(before)
}
