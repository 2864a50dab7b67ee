import type { Reread } from '../catalogue/reread-snapshot.ts'
import { type CatalogueObject, identityOf } from '../model/snapshot.ts'
import { hasSameFacts } from './is-same-schema.ts'
import type { RelationFacts } from './probe.ts'

/**
 * Of tables that a run has touched without writing rows, those whose content is to be read again: those with other
 * columns or another key than before, or all where a table as such is another (its parent, its partitions).
 */
export function listStale(
  { relations }: { relations: ReadonlyMap<number, RelationFacts> },
  touched: ReadonlySet<number>,
  { replaced, fresh }: Reread,
): ReadonlySet<number> {
  const changed = listChanged(replaced, fresh)
  if (changed.some(({ kind }) => kind === 'table')) return touched
  const names = new Set(changed.filter(decidesContent).map(({ schema, table }) => `${schema}.${table}`))
  return new Set(
    [...touched].filter((oid) => {
      const relation = relations.get(oid)
      return relation !== undefined && names.has(`${relation.schema}.${relation.name}`)
    }),
  )
}

/** Of tables those that were and are there; of all else also what came and went. */
function listChanged(
  replaced: readonly CatalogueObject[],
  fresh: readonly CatalogueObject[],
): CatalogueObject[] {
  const before = new Map(replaced.map((object) => [identityOf(object), object]))
  const after = new Map(fresh.map((object) => [identityOf(object), object]))
  const gone = replaced.filter((object) => object.kind !== 'table' && !after.has(identityOf(object)))
  const others = fresh.filter((object) => {
    const then = before.get(identityOf(object))
    if (then === undefined) return object.kind !== 'table'
    return then.oid !== object.oid || !hasSameFacts(then, object)
  })
  return [...gone, ...others]
}

function decidesContent({ kind, facts }: CatalogueObject): boolean {
  return kind === 'column' || (kind === 'constraint' && facts.type === 'primary key')
}
