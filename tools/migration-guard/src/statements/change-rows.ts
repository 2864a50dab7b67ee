import type { A_Const, A_Expr, Node } from 'libpg-query'
import type { ParsedStatement } from '../model/parsed-statement.ts'
import { nameOf, type QualifiedName, stringOf } from './names.ts'

/** UPDATE or DELETE. */
export interface ChangeOfRows {
  kind: 'update' | 'delete'
  table: QualifiedName
  /** No WHERE, or one that any row fulfils whatever it holds. */
  isUnbounded: boolean
}

/** Takes an UPDATE or DELETE apart; undefined for any other statement. */
export function findChangeOfRows(parsed: ParsedStatement | undefined): ChangeOfRows | undefined {
  const tree = parsed?.tree
  if (!tree) return undefined
  if ('UpdateStmt' in tree) {
    const { relation, whereClause } = tree.UpdateStmt
    return { kind: 'update', table: nameOf(relation), isUnbounded: isAlwaysTrue(whereClause) }
  }
  if (!('DeleteStmt' in tree)) return undefined
  const { relation, whereClause } = tree.DeleteStmt
  return { kind: 'delete', table: nameOf(relation), isUnbounded: isAlwaysTrue(whereClause) }
}

/** Says whether a condition is missing or holds for every row: `true`, `1 = 1`, `'a' <> 'b'`, `not false`, `true or …`. */
export function isAlwaysTrue(condition: Node | undefined): boolean {
  return condition === undefined || truthOf(condition) === true
}

/** Undefined where it depends on the row. */
function truthOf(node: Node): boolean | undefined {
  // `false` is absent in protobuf's JSON.
  if ('A_Const' in node) return node.A_Const.boolval ? node.A_Const.boolval.boolval === true : undefined
  if ('TypeCast' in node) return node.TypeCast.arg && castTruth(node.TypeCast.arg)
  if ('BoolExpr' in node) return combinedTruth(node.BoolExpr.boolop, node.BoolExpr.args ?? [])
  return 'A_Expr' in node ? comparedTruth(node.A_Expr) : undefined
}

function castTruth(node: Node): boolean | undefined {
  const text = 'A_Const' in node ? node.A_Const.sval?.sval : undefined
  if (text !== undefined) return /^(t|true|y|yes|on|1)$/i.test(text)
  return truthOf(node)
}

function combinedTruth(operator: string | undefined, args: readonly Node[]): boolean | undefined {
  const truths = args.map(truthOf)
  if (operator === 'NOT_EXPR') return truths[0] === undefined ? undefined : !truths[0]
  const decisive = operator === 'OR_EXPR'
  if (truths.includes(decisive)) return decisive
  return truths.every((truth) => truth === !decisive) ? !decisive : undefined
}

function comparedTruth({ name = [], lexpr, rexpr }: A_Expr): boolean | undefined {
  const operator = stringOf(name.at(-1))
  if (!lexpr || !rexpr || !('A_Const' in lexpr) || !('A_Const' in rexpr)) return undefined
  const [left, right] = [constantOf(lexpr.A_Const), constantOf(rexpr.A_Const)]
  if (left === undefined || right === undefined) return undefined
  if (operator === '=') return left === right
  return operator === '<>' ? left !== right : undefined
}

function constantOf({ ival, fval, sval, boolval }: A_Const): string | undefined {
  if (ival) return String(ival.ival ?? 0)
  if (boolval) return String(boolval.boolval === true)
  return fval?.fval ?? (sval && `'${sval.sval ?? ''}'`)
}
