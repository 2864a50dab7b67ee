import type { Node } from 'libpg-query'
import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { isAlwaysTrue } from '../statements/change-rows.ts'
import { nameOf, stringOf } from '../statements/names.ts'
import { listNodes } from '../statements/walk.ts'
import { textOf } from './changes.ts'

/**
 * Whether an UPDATE or DELETE limits itself to some rows by the way it is written: by LIMIT, by a key compared with
 * given values, or by a range of a key with two ends. On a small seeded table such a batch may well be all rows.
 */
export function isBounded({ up }: ObservedMigration, { parsed }: ObservedStatement): boolean {
  const tree = parsed?.tree
  if (!tree || !('UpdateStmt' in tree || 'DeleteStmt' in tree)) return false
  const change = 'UpdateStmt' in tree ? tree.UpdateStmt : tree.DeleteStmt
  const { relation, whereClause, withClause } = change
  if (isAlwaysTrue(whereClause) || !whereClause) return false
  const sources =
    'fromClause' in change ? change.fromClause : 'usingClause' in change ? change.usingClause : []
  const { name } = nameOf(relation)
  const keys = [...keysOf(up.before, name), ...keysOf(up.after, name), 'ctid']
  return hasLimit([whereClause, withClause, sources]) || bounds(whereClause, new Set(keys))
}

/** First columns of the unique indexes of tables of that name. */
function keysOf(snapshot: Snapshot, table: string): string[] {
  return [...snapshot.values()]
    .filter((object) => object.kind === 'index' && object.table === table && object.facts.unique === true)
    .flatMap((index) => textOf(index, 'columns').split(', ').slice(0, 1))
    .map((column) => column.replace(/^"(.*)"$/, '$1'))
}

/** Not within what is assigned, where LIMIT chooses a value and not the rows. */
function hasLimit(parts: readonly unknown[]): boolean {
  return listNodes(parts, 'SelectStmt').some(({ limitCount }) => limitCount !== undefined)
}

function bounds(condition: Node, keys: ReadonlySet<string>): boolean {
  if ('CurrentOfExpr' in condition) return true
  if ('BoolExpr' in condition) {
    const { boolop, args = [] } = condition.BoolExpr
    if (boolop === 'OR_EXPR') return args.every((arg) => bounds(arg, keys))
    return boolop === 'AND_EXPR' && (args.some((arg) => bounds(arg, keys)) || hasTwoEnds(args, keys))
  }
  const { column, operator, other, kind } = comparisonOf(condition) ?? {}
  if (column === undefined || !keys.has(column) || !other || dependsOnRow(other)) return false
  return operator === '=' || kind === 'AEXPR_BETWEEN' || kind === 'AEXPR_BETWEEN_SYM'
}

/** `id > 100 and id <= 200` */
function hasTwoEnds(conditions: readonly Node[], keys: ReadonlySet<string>): boolean {
  const compared = conditions.map(comparisonOf).filter((one) => one !== undefined)
  return [...keys].some((key) => {
    const operators = compared
      .filter(({ column, other }) => column === key && !dependsOnRow(other))
      .map(({ operator }) => operator.charAt(0))
    return operators.includes('<') && operators.includes('>')
  })
}

interface Comparison {
  column: string
  operator: string
  kind: string | undefined
  other: Node
}

function comparisonOf(node: Node): Comparison | undefined {
  if (!('A_Expr' in node)) return undefined
  const { kind, name = [], lexpr, rexpr } = node.A_Expr
  const operator = stringOf(name.at(-1)) ?? ''
  const [left, right] = [lexpr && columnIn(lexpr), rexpr && columnIn(rexpr)]
  if (left !== undefined && rexpr) return { column: left, operator, kind, other: rexpr }
  const turned: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }
  if (right === undefined || !lexpr) return undefined
  return { column: right, operator: turned[operator] ?? operator, kind, other: lexpr }
}

function columnIn(node: Node): string | undefined {
  return 'ColumnRef' in node ? stringOf(node.ColumnRef.fields?.at(-1)) : undefined
}

function dependsOnRow(expression: Node): boolean {
  return listNodes(expression, 'ColumnRef').length > 0 || listNodes(expression, 'SelectStmt').length > 0
}
