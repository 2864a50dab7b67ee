import type { CatalogueObject, Snapshot } from '../model/snapshot.ts'
import { attachedTo, textOf } from './changes.ts'
import { findColumn } from './table-seen.ts'

/** Whether the catalogue proves that a column holds no NULL: it is NOT NULL, or a validated CHECK says so. */
export function isKnownNotNull(snapshot: Snapshot, table: CatalogueObject, column: string): boolean {
  if (findColumn(snapshot, table, column)?.facts.nullable === false) return true
  return attachedTo(snapshot, 'constraint', table).some(
    (constraint) =>
      constraint.facts.type === 'check' &&
      constraint.facts.validated === true &&
      requires(textOf(constraint, 'definition'), column),
  )
}

function requires(definition: string, column: string): boolean {
  const written = [`(${column} IS NOT NULL)`, `("${column}" IS NOT NULL)`]
  return written.some((part) => definition.includes(part)) && !definition.includes(' OR ')
}
