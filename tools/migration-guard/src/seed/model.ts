/** A type as PostgreSQL has it, taken apart as far as values for it need. */
export interface SeedType {
  oid: number
  /** Printed with its schema and modifiers: `numeric(10,2)`, `public.mood`. */
  sql: string
  /** Name in the catalogue: `numeric`, `_text`, `mood`. */
  name: string
  /** `b`ase, `c`omposite, `d`omain, `e`num, `r`ange, `m`ultirange, `p`seudo. */
  kind: string
  /** Modifier: precision, length; -1 for none. */
  modifier: number
  /** Of an array: its elements; of a domain: what it is over; of a range: what it ranges over; of a multirange: the range. */
  inner?: SeedType
  labels: readonly string[]
  attributes: readonly SeedType[]
  /** Conditions of a domain, in terms of `VALUE`; those of domains underneath too. */
  checks: readonly string[]
  notNull: boolean
}

export interface SeedColumn {
  number: number
  name: string
  type: SeedType
  /** NOT NULL, by the column, its domain or the primary key. */
  notNull: boolean
  /** Expression; null where there is none. */
  default: string | null
  /** Filled by a sequence: `serial` or identity. */
  isCounted: boolean
  isAlwaysIdentity: boolean
  /** Expression of a generated column. */
  generated: string | null
}

export interface SeedCheck {
  name: string
  /** In terms of the columns' names. */
  expression: string
  /** A condition on a part of the value, in which constants are looked for too. */
  hint?: string
  /** Numbers of the columns that it reads. */
  columns: readonly number[]
}

export interface SeedForeignKey {
  name: string
  columns: readonly number[]
  parent: number
  parentColumns: readonly string[]
  isDeferrable: boolean
}

export interface SeedTable {
  oid: number
  schema: string
  name: string
  /** Quoted, with its schema. */
  sql: string
  isPartitioned: boolean
  isForeign: boolean
  columns: readonly SeedColumn[]
  checks: readonly SeedCheck[]
  foreignKeys: readonly SeedForeignKey[]
  /** Columns of each unique or exclusion constraint or index; of expressions those that they name. */
  uniques: readonly (readonly number[])[]
  /** Definitions of indexes and generated columns, in which ranges over two columns are looked for. */
  expressions: readonly string[]
  /** By a rewrite rule or a deferrable unique constraint. */
  refusesOnConflict: boolean
  sequences: readonly { column: number; sequence: string }[]
}

/** One way to make a value. */
export interface Strategy {
  /** SQL of the column's base type, in terms of the row's number (an expression, from 1). */
  make: (row: string) => string
  /** Gives another value for each row, so that it suits a unique column. */
  isInjective: boolean
}

/** What the checks of a column say about its values, and what the caller wants of them. */
export interface Hints {
  /** Texts of constants in the column's checks that its type takes. */
  literals: readonly string[]
  /** Small whole numbers in its checks: lengths, most likely. */
  lengths: readonly number[]
  /** Regular expressions (and LIKE patterns as such) in its checks. */
  patterns: readonly string[]
  /** Makes the values of one column differ from those of another. */
  salt: number
  rows: number
}
