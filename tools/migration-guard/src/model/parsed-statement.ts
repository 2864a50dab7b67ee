import type { Node } from 'libpg-query'

/** A statement as PostgreSQL's own grammar takes it apart (libpg-query 16). */
export interface ParsedStatement {
  /** Name of the node: `AlterTableStmt`, `IndexStmt`, `UpdateStmt`, `DoStmt` … */
  kind: string
  /** The node itself, as libpg-query gives it (protobuf JSON: `AlterTableStmt: { relation, cmds … }` unwrapped). */
  node: Readonly<Record<string, unknown>>
  /** The same with its wrapping and types; zero, false and empty values are absent in it. Ask the functions of `src/statements/` first. */
  tree: Node
  /** Schema-changing by itself, as opposed to queries, SET, and blocks that may hide anything. */
  isDdl: boolean
}
