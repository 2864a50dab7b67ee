import { isCodeWord } from './code-words.ts'
import { pluralOf, singularOf } from './english.ts'
import { FHIR_RESOURCES } from './fhir-resources.ts'
import { findNearest } from './nearest.ts'
import { camelOf, capitalised, keyOfColumn, pascalOf, snakeOf, withoutAccents, wordsOf } from './words.ts'

/** A feature's name in each layer's convention. */
export interface FeatureNames {
  /** Folder, API path and permission: `lab-orders`. */
  feature: string
  /** One record, as a file name: `lab-order`. */
  record: string
  /** Name of a record's id in addresses: `labOrderId`. */
  idParam: string
  /** Variables: `labOrder`, `labOrders`; of a word that code reserves, `orderRecord`. */
  one: string
  many: string
  /** Types and components: `LabOrder`, `LabOrders`. */
  One: string
  Many: string
  /** Constants: `LAB_ORDER`. */
  constant: string
  /** PostgreSQL: `lab_order`. */
  table: string
  /** The table in Kysely: `labOrder`. */
  tableKey: string
  /** The file of its generated type: `lab-order`. */
  tableFile: string
  /** Words for people: `lab order`, `Lab orders`. */
  words: string
  title: string
}

/** What a feature is to be called. */
export interface GivenName {
  /** In any case, singular or plural. */
  name: string
  /** What one record is called, where English is not as regular as the rules of english.ts. */
  singular?: string | undefined
  /** The FHIR resource, which then names the table (`AllergyIntolerance` → `allergy_intolerance`). */
  fhir?: string | undefined
}

/** Every form of a feature's name, or what is wrong with the one given. */
export function planNames(
  given: GivenName,
): { ok: true; names: FeatureNames } | { ok: false; problems: string[] } {
  const problems = [given.name, given.singular]
    .filter((name) => name !== undefined)
    .flatMap((name) => refuseName(name))
  if (given.fhir !== undefined && !FHIR_RESOURCES.includes(given.fhir)) problems.push(refuseFhir(given.fhir))
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, names: formsOf(given) }
}

/** Whether it is a name that a feature can have. */
function refuseName(given: string): string[] {
  const plain = withoutAccents(given.trim())
  if (/^[A-Za-z][A-Za-z0-9 _-]*$/.test(plain)) return []
  const rest = wordsOf(plain.replace(/[^A-Za-z0-9 _-]+/g, ' ').replace(/^[\s\d_-]+/, '')).join('-')
  const example = rest === '' ? 'lab-orders' : rest
  return [
    `"${show(given)}" cannot name a feature: a Latin letter first, then letters, digits, blanks, "-" or "_"; for instance "${example}".`,
  ]
}

function refuseFhir(given: string): string {
  const near = findNearest(given, FHIR_RESOURCES) ?? 'Immunization'
  return `"${show(given)}" is no resource of FHIR R4: written as FHIR does, for instance --fhir ${near}.`
}

/** What was given, on one line and not too long for a message. */
export function show(given: string): string {
  const line = given.replace(/\p{C}+/gu, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

function formsOf({ name, singular, fhir }: GivenName): FeatureNames {
  const given = wordsOf(name)
  const last = given.at(-1) ?? ''
  const one = singular === undefined ? [...given.slice(0, -1), singularOf(last)] : wordsOf(singular)
  const many = singular === undefined ? [...given.slice(0, -1), pluralOf(singularOf(last))] : given
  const table = snakeOf(fhir === undefined ? one : wordsOf(fhir))
  const [oneInCode, manyInCode] = [one, many].map((words) => escaped(words, one))
  return {
    feature: many.join('-'),
    record: one.join('-'),
    idParam: `${camelOf(one)}Id`,
    one: camelOf(oneInCode ?? one),
    many: camelOf(manyInCode ?? many),
    One: pascalOf(oneInCode ?? one),
    Many: pascalOf(manyInCode ?? many),
    constant: one.join('_').toUpperCase(),
    table,
    tableKey: keyOfColumn(table),
    tableFile: table.replaceAll('_', '-'),
    words: one.join(' '),
    title: capitalised(many.join(' ')),
  }
}

/** A word that JavaScript reserves, or that generated files use for something else, is called a record in code. */
function escaped(words: readonly string[], one: readonly string[]): readonly string[] {
  if (!isCodeWord(camelOf(one))) return words
  return words === one ? [...one, 'record'] : [...one, 'records']
}
