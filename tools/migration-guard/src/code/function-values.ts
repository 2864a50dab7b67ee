import type { Expression, Node } from 'oxc-parser'
import { classify } from './classify.ts'
import {
  type FunctionNode,
  isExpression,
  isFunction,
  listChildren,
  type SyntaxTree,
  unwrap,
} from './syntax-tree.ts'

/** The values that a function returns, those of functions inside of it left out. */
export function listReturned(node: FunctionNode): Expression[] {
  if (node.body === null) return []
  if (node.body.type !== 'BlockStatement') return [node.body]
  return listInner(node).flatMap((inner) =>
    inner.type === 'ReturnStatement' && inner.argument !== null ? [inner.argument] : [],
  )
}

/** Says whether a function gives a promise and queries in it. */
export function isAsyncWithQueries(tree: SyntaxTree, node: FunctionNode): boolean {
  return (
    node.async &&
    listWithin(node).some((inner) => {
      return inner.type === 'CallExpression' && classify(tree, inner)?.what === 'query'
    })
  )
}

/** The functions that `list.map(…)` is given. */
export function listMappers(list: Expression): FunctionNode[] {
  if (list.type !== 'CallExpression') return []
  const callee = unwrap(list.callee)
  const isMap =
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'map'
  const [argument] = list.arguments
  const work = isMap && isExpression(argument) ? unwrap(argument) : undefined
  return isFunction(work) ? [work] : []
}

function listInner(node: Node): Node[] {
  return listChildren(node).flatMap((child) => (isFunction(child) ? [child] : [child, ...listInner(child)]))
}

function listWithin(node: Node): Node[] {
  return listChildren(node).flatMap((child) => [child, ...listWithin(child)])
}
