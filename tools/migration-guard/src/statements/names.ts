import type { Node, RangeVar } from 'libpg-query'

/** A name as a statement has it: without a schema it is looked up on the search path. */
export interface QualifiedName {
  schema?: string
  name: string
}

/** Name of a table, view or index as written. */
export function nameOf(relation: RangeVar | undefined): QualifiedName {
  const { schemaname, relname = '' } = relation ?? {}
  return schemaname === undefined ? { name: relname } : { schema: schemaname, name: relname }
}

/** Name written as a list of words, the last of which is the thing's own; a leading database is left out. */
export function nameOfParts(parts: readonly Node[] = []): QualifiedName {
  const words = parts.map(stringOf).filter((word) => word !== undefined)
  const name = words.at(-1) ?? ''
  const schema = words.at(-2)
  return schema === undefined ? { name } : { schema, name }
}

/** Word of a `String` node. */
export function stringOf(node: Node | undefined): string | undefined {
  return node && 'String' in node ? node.String.sval : undefined
}

/** Words of a list of `String` nodes, as lists of columns are written. */
export function stringsOf(nodes: readonly Node[] = []): string[] {
  return nodes.map(stringOf).filter((word) => word !== undefined)
}

/** Says whether a written name may mean this object; without a schema it means the object in any. */
export function mayMean(written: QualifiedName, object: { schema: string | null; name: string }): boolean {
  return written.name === object.name && (written.schema === undefined || written.schema === object.schema)
}
