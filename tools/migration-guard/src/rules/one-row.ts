import type { CatalogueObject, Snapshot } from '../model/snapshot.ts'
import { textOf } from './changes.ts'

/** Asked for with each statement of a migration. */
const known = new WeakMap<Snapshot, ReadonlySet<string>>()

/**
 * Whether the table can hold a single row, as a table of settings does: a column that is unique and never empty may
 * have one value only. Going through such a table, writing it anew or updating all of it takes no time.
 */
export function holdsOneRow(
  snapshot: Snapshot,
  { schema, name }: { schema: string | null; name: string | null },
): boolean {
  const tables = known.get(snapshot) ?? new Set(listTables(snapshot))
  known.set(snapshot, tables)
  return tables.has(`${schema}.${name}`)
}

function listTables(snapshot: Snapshot): string[] {
  const objects = [...snapshot.values()]
  const fixed = new Set(objects.filter(isFixed).map((check) => `${keyOf(check)}.${textOf(check, 'columns')}`))
  return objects.flatMap((index) => {
    const column = textOf(index, 'columns')
    const isUnique = index.kind === 'index' && index.facts.unique === true && index.facts.predicate === null
    if (!isUnique) return []
    const isOne = fixed.has(`${keyOf(index)}.${column}`) && isNeverEmpty(snapshot, index, column)
    return isOne || /^\(*(true|1)\)*$/.test(column) ? [keyOf(index)] : []
  })
}

/** `check (id)`, `check (id = 1)`, `check (id is true)`, and the same of a text. */
function isFixed({ kind, facts }: CatalogueObject): boolean {
  if (kind !== 'constraint' || facts.type !== 'check' || facts.validated !== true) return false
  return /^CHECK \(\(?("?)\w+\1( = (\d+|true|'[^']*'(::[\w ]+)?)| IS TRUE)?\)?\)$/.test(
    String(facts.definition),
  )
}

function isNeverEmpty(snapshot: Snapshot, { schema, table }: CatalogueObject, column: string): boolean {
  const name = column.replace(/^"(.*)"$/, '$1')
  return snapshot.get(`column ${schema}.${table}.${name}`)?.facts.nullable === false
}

function keyOf({ schema, table }: CatalogueObject): string {
  return `${schema}.${table}`
}
