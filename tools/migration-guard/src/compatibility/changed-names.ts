import type { CatalogueObject, ObjectKind, SnapshotDiff } from '../model/snapshot.ts'

/** Kinds that a query cannot meet but by the name of their relation, or their own. */
const NAMED: ReadonlySet<ObjectKind> = new Set([
  ...(['table', 'column', 'constraint', 'index', 'view', 'materialized view', 'foreign table'] as const),
  ...(['sequence', 'function', 'aggregate', 'trigger', 'rule', 'policy', 'grant', 'statistics'] as const),
])

/**
 * Lists the names by which queries could notice a change of the schema; undefined where no name tells, as for a
 * type that changed. A query whose text has none of them plans as it did before.
 */
export function listChangedNames(diff: SnapshotDiff): ReadonlySet<string> | undefined {
  const gone = [
    ...diff.vanished,
    ...[...diff.changed, ...diff.renamed].flatMap(({ before, after }) => [before, after]),
  ]
  if (gone.some(({ kind }) => !NAMED.has(kind))) return undefined
  return new Set([...gone, ...diff.appeared.filter(({ kind }) => NAMED.has(kind))].map(nameOf))
}

/** Of a function the name without its arguments. */
function nameOf({ table, name }: CatalogueObject): string {
  return table ?? name.replace(/\(.*$/s, '')
}
