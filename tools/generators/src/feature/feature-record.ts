/**
 * What a feature was generated from, kept in its package.json below `generated.feature`: the same record and the same
 * generator give the same files, so that `nx g field` can tell what people have changed.
 */
export interface FeatureRecord {
  /** Folder, in the plural: `lab-orders`. */
  readonly name: string
  /** One record: `lab-order`. */
  readonly singular: string
  /** In snake case: `lab_order`. */
  readonly table: string
  /** As `--fields`, with every class stated. */
  readonly fields: string
  readonly patient: boolean
  readonly readOnly: boolean
  /** Who may write, separated by commas. */
  readonly roles: string
  readonly fhir?: string
  /** `plural/singular`. */
  readonly arabic?: string
  /** `20261121093000`, the migration's place in the order. */
  readonly timestamp: string
}

const TEXTS = ['name', 'singular', 'table', 'fields', 'roles', 'timestamp'] as const

/**
 * The record in a package.json; `undefined` where a person wrote the feature.
 *
 * @throws Error naming what is missing of a record that somebody damaged
 */
export function findRecord(manifest: unknown): FeatureRecord | undefined {
  const { name: packageName, generated } = Object(manifest)
  const { feature } = Object(generated)
  if (feature === undefined) return undefined
  const given = Object(feature)
  const missing = TEXTS.filter((key) => typeof given[key] !== 'string')
  if (missing.length > 0) {
    throw new Error(
      `${packageName}: "generated.feature" in its package.json lacks ${missing.join(', ')}. Restore it from git: it says what the feature was generated from.`,
    )
  }
  const text = (key: (typeof TEXTS)[number]) => String(given[key])
  const optional = (key: 'fhir' | 'arabic') => (typeof given[key] === 'string' ? { [key]: given[key] } : {})
  return {
    name: text('name'),
    singular: text('singular'),
    table: text('table'),
    fields: text('fields'),
    patient: given.patient === true,
    readOnly: given.readOnly === true,
    roles: text('roles'),
    ...optional('fhir'),
    ...optional('arabic'),
    timestamp: text('timestamp'),
  }
}
