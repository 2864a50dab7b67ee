export type ObjectKind =
  | 'extension'
  | 'schema'
  | 'table'
  | 'column'
  | 'constraint'
  | 'index'
  | 'view'
  | 'materialized view'
  | 'sequence'
  | 'enum'
  | 'domain'
  | 'composite type'
  | 'range type'
  | 'function'
  | 'aggregate'
  | 'trigger'
  | 'rule'
  | 'policy'
  | 'grant'
  | 'default privilege'
  | 'statistics'
  | 'collation'
  | 'foreign server'
  | 'foreign table'
  | 'publication'
  | 'event trigger'

/** One thing that migrations make, with all that decides whether two of them are the same. */
export interface CatalogueObject {
  kind: ObjectKind
  /** Stable over renames within one database: the catalogue's oid, of a column `<oid of the table>.<attnum>`. Not compared. */
  oid: string
  schema: string | null
  /** Of a column, constraint, index, trigger, policy, rule: the relation that it hangs on; of a grant: what it is on. */
  table: string | null
  /** Of a function: with the types of its arguments. */
  name: string
  /** Type, nullability, default, definition, comment, owner … each as PostgreSQL prints it. Compared one by one. */
  facts: Readonly<Record<string, string | number | boolean | null>>
}

/** All that migrations made, by `identityOf`, in a fixed order; without what belongs to PostgreSQL, to extensions or to Kysely's own bookkeeping. */
export type Snapshot = ReadonlyMap<string, CatalogueObject>

/** How two snapshots differ. A rename within one database is one change with two names, not a loss and a gain. */
export interface SnapshotDiff {
  appeared: CatalogueObject[]
  vanished: CatalogueObject[]
  changed: { before: CatalogueObject; after: CatalogueObject; facts: string[] }[]
  /** Same oid, other name, schema or table; its facts may have changed too and are then in `changed` as well. */
  renamed: { before: CatalogueObject; after: CatalogueObject }[]
}

/** Names an object for people and as a key: `column public.patient.birth_date`. */
export function identityOf({
  kind,
  schema,
  table,
  name,
}: Pick<CatalogueObject, 'kind' | 'schema' | 'table' | 'name'>): string {
  return `${kind} ${[schema, table, name].filter((part) => part !== null).join('.')}`
}
