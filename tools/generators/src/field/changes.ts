import type { Field } from '../feature/field.ts'

/** What is to become of a feature's fields. */
export interface FieldChanges {
  readonly added: readonly AddedField[]
  readonly renamed: readonly FieldPair[]
  readonly removed: readonly Field[]
  /** Enums that get values more. */
  readonly valued: readonly FieldPair[]
}

export interface AddedField {
  readonly field: Field
  /** What rows that are there get, a literal of SQL for each column; none: nothing. */
  readonly defaults: readonly string[]
}

/** A field as it is, and as it is to be. */
export interface FieldPair {
  readonly from: Field
  readonly to: Field
}
