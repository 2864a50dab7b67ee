import type { ObservedStatement } from '../model/observation.ts'

/**
 * Whether the statement changes nothing in the catalogue but relations that it locks: so that only those need to be
 * read again. Whatever is not known to be so is not.
 */
export function isLocal({ parsed, error, hasHiddenDdl }: ObservedStatement): boolean {
  if (parsed === undefined || error !== undefined || hasHiddenDdl) return false
  const { kind, node } = parsed
  if (PLAIN.has(kind)) return true
  // Dependants of every kind go with it.
  if (JSON.stringify(node).includes('DROP_CASCADE')) return false
  if (kind === 'DropStmt') return isOneOf(node.removeType, ['OBJECT_TABLE', 'OBJECT_INDEX'])
  if (kind === 'CommentStmt') return isOneOf(node.objtype, ['OBJECT_TABLE', 'OBJECT_COLUMN', 'OBJECT_INDEX'])
  // A new owner is shown in what others were granted.
  return kind === 'AlterTableStmt' && !JSON.stringify(node).includes('AT_ChangeOwner')
}

const PLAIN: ReadonlySet<string> = new Set([
  ...['CreateStmt', 'IndexStmt', 'SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'VariableSetStmt'],
])

function isOneOf(value: unknown, allowed: readonly string[]): boolean {
  return typeof value === 'string' && allowed.includes(value)
}
