/** What the database consists of, as far as migrations decide it: the schema `public`, without extensions' own parts. */
export interface Catalogue {
  extensions: string[]
  enums: EnumType[]
  sequences: Sequence[]
  functions: DatabaseFunction[]
  tables: Table[]
  views: View[]
}

export interface EnumType {
  name: string
  values: string[]
}

export interface Sequence {
  name: string
  definition: string
  grants: Grant[]
}

export interface DatabaseFunction {
  /** With the types of its arguments, since names alone need not be unique. */
  signature: string
  name: string
  definition: string
  comment: string | null
  grants: Grant[]
}

export interface Table {
  name: string
  comment: string | null
  /** `RANGE (recorded_at)` of a partitioned table. */
  partitionKey: string | null
  /** Table that this one is a partition of. */
  partitionOf: string | null
  partitionBound: string | null
  rowSecurity: 'off' | 'on' | 'forced'
  columns: Column[]
  constraints: Constraint[]
  /** Those that no constraint stands for. */
  indexes: Definition[]
  triggers: Definition[]
  policies: Definition[]
  grants: Grant[]
}

export interface View {
  name: string
  comment: string | null
  isMaterialized: boolean
  definition: string
  columns: Column[]
  indexes: Definition[]
  grants: Grant[]
}

export interface Column {
  name: string
  /** As written in SQL: `numeric(10,2)`, `text[]`. */
  type: string
  /** Name of the type in the catalogue: `numeric`, `_text`. */
  typeName: string
  isNullable: boolean
  default: string | null
  identity: 'always' | 'by default' | null
  isGenerated: boolean
  collation: string | null
  comment: string | null
}

export interface Constraint extends Definition {
  kind: 'primary key' | 'unique' | 'check' | 'foreign key' | 'exclusion'
}

export interface Definition {
  name: string
  definition: string
}

/** Rights of one role (`public`: everyone) on one thing; the owner's are not listed. */
export interface Grant {
  role: string
  rights: string[]
  /** Set for rights on single columns. */
  column: string | null
}
