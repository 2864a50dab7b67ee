import { camelize, dasherize, pluralize, singularize, underscore } from 'inflection'

/** A feature's name in each layer's convention. */
export interface FeatureNames {
  /** Folder, API path and permission: `lab-orders`. */
  feature: string
  /** One record, as a file name: `lab-order`. */
  record: string
  /** Variables: `labOrder`, `labOrders`. */
  one: string
  many: string
  /** Types and components: `LabOrder`, `LabOrders`. */
  One: string
  Many: string
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

/** PostgreSQL cuts longer identifiers silently; `_history` and index suffixes need room. */
const MAX_TABLE_BYTES = 40

/**
 * Every form of a feature's name.
 *
 * @param given the name in any case, singular or plural
 * @param fhir the FHIR resource, which then names the table (`AllergyIntolerance` → `allergy_intolerance`)
 * @returns the names, or what is wrong with the one given
 */
export function planNames(
  given: string,
  fhir?: string,
): { ok: true; names: FeatureNames } | { ok: false; problems: string[] } {
  const plain = given.trim()
  if (!/^[A-Za-z][A-Za-z0-9 _-]*$/.test(plain)) {
    return {
      ok: false,
      problems: [
        `"${given}" cannot name a feature: begin with a letter, then letters, digits, "-", "_" or blanks (for instance "lab-orders").`,
      ],
    }
  }
  const words = underscore(plain.replace(/[\s-]+/g, '_'))
    .replace(/_+/g, '_')
    .replace(/_$/, '')
  const one = singularize(words)
  const many = pluralize(one)
  const table = fhir === undefined ? one : underscore(fhir)
  if (Buffer.byteLength(table) > MAX_TABLE_BYTES) {
    return { ok: false, problems: [`"${table}" is too long for a table: at most ${MAX_TABLE_BYTES} bytes.`] }
  }
  return { ok: true, names: formsOf(one, many, table) }
}

function formsOf(one: string, many: string, table: string): FeatureNames {
  return {
    feature: dasherize(many),
    record: dasherize(one),
    one: camelize(one, true),
    many: camelize(many, true),
    One: camelize(one),
    Many: camelize(many),
    table,
    tableKey: camelize(table, true),
    tableFile: dasherize(table),
    words: one.replaceAll('_', ' '),
    title: capitalised(many.replaceAll('_', ' ')),
  }
}

/** The first letter in upper case: a label from words. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
