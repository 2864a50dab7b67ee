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
  if (kind === 'DropStmt') return isOneOf(node.removeType, [...ON_TABLES, ...OF_THEIR_OWN])
  if (kind === 'CommentStmt') return isOneOf(node.objtype, [...ON_TABLES, ...OF_THEIR_OWN, 'OBJECT_COLUMN'])
  // A new owner is shown in what others were granted.
  return kind === 'AlterTableStmt' && !JSON.stringify(node).includes('AT_ChangeOwner')
}

const PLAIN: ReadonlySet<string> = new Set([
  ...['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'TruncateStmt', 'LockStmt'],
  ...['CreateStmt', 'CreateTableAsStmt', 'ViewStmt', 'CreateSeqStmt', 'AlterSeqStmt', 'VariableSetStmt'],
  ...['IndexStmt', 'CreateTrigStmt', 'RuleStmt', 'CreatePolicyStmt', 'AlterPolicyStmt', 'CreateStatsStmt'],
])

/**
 * Whether the statement sets nothing for its session and takes nothing that outlives its transaction. Whatever may call
 * a function, or make something temporary, is not known to.
 */
export function leavesSession({ parsed }: ObservedStatement): boolean {
  if (parsed === undefined || !OF_THE_SCHEMA.has(parsed.kind)) return false
  return !/FuncCall|"relpersistence":"t"/.test(JSON.stringify(parsed.node))
}

const OF_THE_SCHEMA: ReadonlySet<string> = new Set([
  ...['CreateStmt', 'AlterTableStmt', 'IndexStmt', 'ViewStmt', 'DropStmt', 'CommentStmt'],
])

/** Relations that are dropped and commented on with no lock on another one than themselves. */
const OF_THEIR_OWN = ['OBJECT_TABLE', 'OBJECT_INDEX', 'OBJECT_VIEW', 'OBJECT_MATVIEW', 'OBJECT_SEQUENCE']

/** What hangs on a relation, which is locked with it. */
const ON_TABLES = ['OBJECT_TRIGGER', 'OBJECT_RULE', 'OBJECT_POLICY', 'OBJECT_TABCONSTRAINT']

function isOneOf(value: unknown, allowed: readonly string[]): boolean {
  return typeof value === 'string' && allowed.includes(value)
}
