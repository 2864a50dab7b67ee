import type { Node } from 'oxc-parser'
import { classify } from './classify.ts'
import { at, type CodeProblem, notAwaited, notExecuted } from './code-problem.ts'
import type { SyntaxTree } from './syntax-tree.ts'

/** Finds queries and builders that are put into a variable which nobody reads. */
export function findUnused(tree: SyntaxTree): CodeProblem[] {
  return tree.nodes.flatMap((node) => (node.type === 'VariableDeclarator' ? checkUnused(tree, node) : []))
}

function checkUnused(tree: SyntaxTree, node: Extract<Node, { type: 'VariableDeclarator' }>): CodeProblem[] {
  const { id, init } = node
  if (id.type !== 'Identifier' || init === null) return []
  const thing = classify(tree, init)
  if (thing === undefined || thing.from === 'outside' || thing.mayBeSent === true) return []
  const uses = tree.nodes.filter((other) => other.type === 'Identifier' && other.name === id.name).length
  const isExported = tree.parentOf(tree.parentOf(node) ?? node)?.type === 'ExportNamedDeclaration'
  if (uses > 1 || isExported) return []
  if (thing.what === 'query') return [at(init, notAwaited(`Nobody waits for the query kept in ${id.name}.`))]
  const isBuilt = thing.what === 'builder' || thing.what === 'session' || thing.what === 'unsent'
  // A fragment of sql that is not used is no statement yet.
  return isBuilt && thing.from !== undefined
    ? [at(init, notExecuted(`The statement built in ${id.name} is never sent.`))]
    : []
}
