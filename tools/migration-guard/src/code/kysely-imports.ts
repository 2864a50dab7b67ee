import type { Expression, IdentifierReference } from 'oxc-parser'
import { findBinding } from './bindings.ts'
import { type SyntaxTree, unwrap } from './syntax-tree.ts'

/** Says whether an expression is Kysely's `sql`, in whatever way it was imported. */
export function isSql(tree: SyntaxTree, node: Expression): boolean {
  if (node.type === 'SequenceExpression') {
    // `(0, kysely_1.sql)`: how compilers write it.
    const last = node.expressions.at(-1)
    return last !== undefined && isSql(tree, unwrap(last))
  }
  if (node.type === 'MemberExpression') {
    const isNamed = node.property.type === 'Identifier' && node.property.name === 'sql'
    return isNamed && node.object.type === 'Identifier' && comesFrom(tree, node.object, 'kysely', '*')
  }
  return node.type === 'Identifier' && comesFrom(tree, node, 'kysely', 'sql')
}

/** Says whether a name was imported from a module, under that name there; `*` is the module itself. */
function comesFrom(tree: SyntaxTree, place: IdentifierReference, source: string, imported: string): boolean {
  const binding = findBinding(tree, place, place.name)
  return binding?.kind === 'import' && binding.source === source && binding.imported === imported
}

/** Says whether an expression makes a Kysely of its own. */
export function isNewKysely(tree: SyntaxTree, init: Expression): boolean {
  const node = unwrap(init)
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier') return false
  return comesFrom(tree, node.callee, 'kysely', 'Kysely')
}
