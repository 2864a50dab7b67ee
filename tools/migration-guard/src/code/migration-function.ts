import type { Node } from 'oxc-parser'
import { isFunction, type SyntaxTree } from './syntax-tree.ts'

/** Says whether a function is the `up` or `down` of a migration, in whatever way it is exported. */
export function isMigrationFunction(tree: SyntaxTree, node: Node): boolean {
  const name = nameOfFunction(tree, node)
  return name === 'up' || name === 'down'
}

function nameOfFunction(tree: SyntaxTree, node: Node): string | undefined {
  if (isFunction(node) && node.id !== null) return node.id.name
  const parent = tree.parentOf(node)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name
  const isMember = parent?.type === 'Property' || parent?.type === 'MethodDefinition'
  if (isMember && parent.key.type === 'Identifier') return parent.key.name
  if (parent?.type !== 'AssignmentExpression' || parent.left.type !== 'MemberExpression') return undefined
  return parent.left.property.type === 'Identifier' ? parent.left.property.name : undefined
}
