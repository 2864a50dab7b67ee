/** A file to be written: a migration of this deploy, or one that waits for a later release. */
export interface MigrationDraft {
  /** What comes behind the name that was given: `visit_kind` + `fill`; empty for the only file. */
  suffix: string
  /** `later`: kept where `up` does not see it, until `new <name> --contract` moves it. */
  when: 'now' | 'later'
  source: string
}

/** What a change needs to be told; flags of the command. */
export interface ExpandFlags {
  table?: string
  column?: string
  to?: string
  type?: string
  from?: string
  /** Class and meaning of the (new) column's data: `@clinical Weight`. */
  comment?: string
}

/** What the templates need to know of the schema. */
export interface SchemaFacts {
  /** Whether former versions of the table's rows are kept, so that its history has the same columns. */
  hasHistory: boolean
  isRequired: boolean
}

/** A change of a table, ready to be rendered. */
export interface Change {
  name: string
  table: string
  column: string
  /** New column or, of a foreign key, the other table. */
  to: string
  type: string
  /** The type before. */
  from: string
  /** Class and meaning of the data, as it stands between quotes in SQL within a template. */
  comment: string
  facts: SchemaFacts
}
