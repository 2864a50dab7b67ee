import type { Argument, Expression } from 'oxc-parser'
import { unwrap } from './syntax-tree.ts'

/** One step of a chain: `.name` or `.name(args)`. */
export interface Link {
  name: string
  args: readonly Argument[] | undefined
}

/** Takes `a.b().c(d)` apart: its root and the steps from there. */
export function readChain(expression: Expression): { root: Expression; links: Link[] } {
  const links: Link[] = []
  let node = unwrap(expression)
  for (;;) {
    const callee: Expression = node.type === 'CallExpression' ? unwrap(node.callee) : node
    if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') {
      return { root: node, links }
    }
    const args = node.type === 'CallExpression' ? node.arguments : undefined
    links.unshift({ name: callee.property.name, args })
    node = unwrap(callee.object)
  }
}
