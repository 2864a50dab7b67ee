/** The kinds of a field; each is one or more columns, one schema, one input and one display. */
export const FIELD_TYPES = [
  'string',
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'enum',
  'code',
  'quantity',
  'reference',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** A field of a record, as `--fields` states it. */
export interface Field {
  /** In camel case: `occurredOn`. */
  name: string
  /** In snake case: `occurred_on`. */
  column: string
  /** For people: `Occurred on`. */
  label: string
  type: FieldType
  isOptional: boolean
  /** Class of its data, see libs/db-migrations/src/data-classes.ts. */
  dataClass: string
  /** Values of an enum; the table of a reference. */
  options: readonly string[]
}

/** A column that a field becomes. */
export interface FieldColumn {
  column: string
  /** Its key in Kysely. */
  key: string
  definition: string
  comment: string
}

/** The property that a field is in a contract: a reference carries `Id`. */
export function keyOf(field: Field): string {
  return field.type === 'reference' ? `${field.name}Id` : field.name
}

/** The value that marks a record as a mistake; a list leaves such records out unless asked. */
export const ENTERED_IN_ERROR = 'entered-in-error'
