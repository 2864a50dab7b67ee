import type { ReferenceTarget } from './reference-target.ts'

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
  /** Values of an enum. */
  options: readonly string[]
  /** What a reference points to. */
  target?: ReferenceTarget
}

/** A reference, whose target is known. */
export interface ReferenceField extends Field {
  target: ReferenceTarget
}

/** Whether a field points to another record. */
export function isReference(field: Field): field is ReferenceField {
  return field.target !== undefined
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

/** What an answer tells of the record that a reference points to: `encounterLabel`, and `encounterAt` where it has a time. */
export function shownKeysOf({ name, target }: ReferenceField): { label: string; at: string | undefined } {
  return { label: `${name}Label`, at: target.at === undefined ? undefined : `${name}At` }
}

/** A field as `--fields` states it, its class with it. */
export function renderField({ column, type, options, target, isOptional, dataClass }: Field): string {
  const inside = target === undefined ? options.join(',') : target.name
  return `${column}:${type}${inside === '' ? '' : `(${inside})`}${isOptional ? '?' : ''}@${dataClass}`
}

/** The value that marks a record as a mistake; a list leaves such records out unless asked. */
export const ENTERED_IN_ERROR = 'entered-in-error'
