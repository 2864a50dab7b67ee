import type { Node } from 'oxc-parser'
import { type Binding, findBinding } from './bindings.ts'
import { classify, findSession } from './classify.ts'
import { at, type CodeProblem, outsideDb } from './code-problem.ts'
import { isFunction, type SyntaxTree } from './syntax-tree.ts'

/** What opens a connection, by the module that it is imported from. */
const CONNECTIONS: Readonly<Record<string, readonly string[]>> = {
  kysely: ['Kysely'],
  pg: ['Pool', 'Client', 'default', '*'],
  'pg-pool': ['default', '*'],
  postgres: ['default', '*'],
}

/** Finds connections that a migration opens itself, and queries by another database than the one it is given. */
export function findOutside(tree: SyntaxTree): CodeProblem[] {
  const opened = tree.nodes.flatMap((node) => {
    const what = findOpened(tree, node)
    return what === undefined
      ? []
      : [at(node, outsideDb(`It opens a connection of its own: ${what}.`, 'error'))]
  })
  const queries = tree.nodes.flatMap((node) => {
    const isQuery = node.type === 'CallExpression' && isSent(tree, node)
    const thing = isQuery ? classify(tree, node) : undefined
    return thing?.database === undefined
      ? []
      : [{ node, database: thing.database, isOutside: thing.from === 'outside' }]
  })
  return [
    ...opened,
    ...listForeign(queries.filter(({ isOutside }) => isOutside)),
    ...queries.flatMap(({ node, database }) => checkTransaction(tree, node, database)),
  ]
}

/** One finding for each foreign database, at the first query that goes through it. */
function listForeign(queries: readonly { node: Node; database: Binding }[]): CodeProblem[] {
  const groups = Map.groupBy(queries, ({ database }) => database.name)
  return [...groups].flatMap(([name, [first, ...others]]) => {
    if (first === undefined) return []
    const what = others.length === 0 ? 'A query goes' : `${others.length + 1} queries go`
    return [
      at(first.node, outsideDb(`${what} through ${name}, which is not the database handed in.`, 'error')),
    ]
  })
}

/** The step of a chain that sends; the promise's own methods come after it. */
function isSent(tree: SyntaxTree, node: Extract<Node, { type: 'CallExpression' }>): boolean {
  if (classify(tree, node)?.what !== 'query') return false
  const { callee } = node
  return callee.type !== 'MemberExpression' || classify(tree, callee.object)?.what !== 'query'
}

/** Inside of `db.transaction().execute(async (trx) => …)`, `db` itself is another connection. */
function checkTransaction(tree: SyntaxTree, node: Node, database: Binding): CodeProblem[] {
  if (database.kind !== 'parameter') return []
  const { name, of } = database
  for (let outer = tree.parentOf(node); outer !== undefined && outer !== of; outer = tree.parentOf(outer)) {
    const session = isFunction(outer) ? findSession(tree, outer) : undefined
    if (session?.database?.name !== name) continue
    const observed = `Inside of a transaction of ${name}, the query goes past it, through ${name} itself.`
    return [at(node, outsideDb(observed, 'warning'))]
  }
  return []
}

function findOpened(tree: SyntaxTree, node: Node): string | undefined {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined
  const { callee } = node
  const isMember = callee.type === 'MemberExpression'
  const root = isMember ? callee.object : callee
  if (root.type !== 'Identifier') return undefined
  const binding = findBinding(tree, node, root.name)
  if (binding?.kind !== 'import') return undefined
  const known = CONNECTIONS[binding.source] ?? []
  const member = isMember && callee.property.type === 'Identifier' ? callee.property.name : undefined
  // `pg.Pool` and `postgres(…)`; `new pg.Pool` counts, `pg.types.setTypeParser(…)` does not.
  const isOpened = isMember
    ? member !== undefined && known.includes(member) && node.type === 'NewExpression'
    : known.includes(binding.imported) && (node.type === 'NewExpression' || binding.source === 'postgres')
  return isOpened ? `${binding.source} ${member ?? root.name}` : undefined
}
