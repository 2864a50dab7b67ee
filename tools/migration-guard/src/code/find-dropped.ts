import type { CallExpression, Expression } from 'oxc-parser'
import { findBinding } from './bindings.ts'
import { classify, findSession, type Thing } from './classify.ts'
import { at, type CodeProblem, notAwaited, notExecuted } from './code-problem.ts'
import { isAsyncWithQueries, listMappers, listReturned } from './function-values.ts'
import { isMigrationFunction } from './migration-function.ts'
import { type FunctionNode, isExpression, isFunction, type SyntaxTree, unwrap } from './syntax-tree.ts'

/** What becomes of a value: nobody takes it, it is awaited, or a runner awaits it after the function. */
type Use = 'dropped' | 'awaited'

/**
 * Finds queries that nobody waits for and builders that nobody sends. What is stored, passed on or returned by a
 * helper is left alone: only where the value surely goes nowhere is there a finding.
 */
export function findDropped(tree: SyntaxTree): CodeProblem[] {
  return tree.nodes.flatMap((node) => {
    if (node.type === 'ExpressionStatement') return check(tree, node.expression, 'dropped')
    if (isFunction(node) && isAwaitedAfterwards(tree, node)) {
      return listReturned(node).flatMap((value) => check(tree, value, 'awaited'))
    }
    return []
  })
}

function check(tree: SyntaxTree, expression: Expression, use: Use): CodeProblem[] {
  const node = unwrap(expression)
  switch (node.type) {
    case 'AwaitExpression':
      return check(tree, node.argument, 'awaited')
    case 'UnaryExpression':
      return node.operator === 'void' ? check(tree, node.argument, 'dropped') : []
    case 'LogicalExpression':
      return check(tree, node.right, use)
    case 'ConditionalExpression':
      return [...check(tree, node.consequent, use), ...check(tree, node.alternate, use)]
    case 'SequenceExpression':
      return node.expressions.flatMap((one, index) =>
        check(tree, one, index === node.expressions.length - 1 ? use : 'dropped'),
      )
    case 'ArrayExpression':
      return node.elements.flatMap((element) =>
        isExpression(element) ? check(tree, element, 'dropped') : [],
      )
    default:
      return checkThing(tree, node, use)
  }
}

function checkThing(tree: SyntaxTree, node: Expression, use: Use): CodeProblem[] {
  const thing = classify(tree, node)
  if (thing !== undefined && thing.from === 'outside') return []
  if (thing?.what === 'unsent')
    return [at(node, notExecuted('The method that would send the statement is named and not called.'))]
  if ((thing?.what === 'builder' || thing?.what === 'session') && thing.mayBeSent !== true) {
    return [
      at(
        node,
        notExecuted(
          use === 'awaited'
            ? 'A builder is awaited, which sends nothing.'
            : 'A statement is built and never sent.',
        ),
      ),
    ]
  }
  if (thing?.what === 'query' && thing.isKept === true) return []
  if (thing?.what === 'query')
    return use === 'awaited' ? [] : [at(node, notAwaited('Nobody waits for the query.'))]
  return node.type === 'CallExpression' ? checkCall(tree, node, use) : []
}

function checkCall(tree: SyntaxTree, node: CallExpression, use: Use): CodeProblem[] {
  const callee = unwrap(node.callee)
  if (isFunction(callee)) {
    const isLost = use === 'dropped' && isAsyncWithQueries(tree, callee)
    return isLost ? [at(node, notAwaited('Nobody waits for the function that queries.'))] : []
  }
  if (callee.type === 'Identifier') return checkHelper(tree, node, callee.name, use)
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return []
  return checkMethod(tree, node, { object: callee.object, method: callee.property.name, use })
}

function checkMethod(
  tree: SyntaxTree,
  node: CallExpression,
  { object, method, use }: { object: Expression; method: string; use: Use },
): CodeProblem[] {
  const [argument] = node.arguments
  if (!isExpression(argument)) return []
  const isPromise = object.type === 'Identifier' && object.name === 'Promise'
  if (isPromise && (method === 'all' || method === 'allSettled')) {
    return checkTogether(tree, node, argument, use)
  }
  // The forEach of a stream may be awaited; that of an array never.
  if (method === 'forEach' && (use === 'dropped' || object.type === 'ArrayExpression')) {
    return checkEach(tree, argument)
  }
  return method === 'map' || method === 'flatMap' ? checkEach(tree, argument) : []
}

/** A function of the same file, whose promise or builder is what it gives back. */
function checkHelper(tree: SyntaxTree, node: CallExpression, name: string, use: Use): CodeProblem[] {
  const binding = findBinding(tree, node, name)
  const init = binding?.kind === 'variable' && binding.init !== undefined ? unwrap(binding.init) : undefined
  const helper = binding?.kind === 'function' ? binding.declared : init
  if (!isFunction(helper)) return []
  const returned = listReturned(helper).map((value) => classify(tree, value))
  if (isAsyncWithQueries(tree, helper) || returned.some((thing) => thing?.what === 'query')) {
    return use === 'awaited' ? [] : [at(node, notAwaited(`Nobody waits for ${name}(), which queries.`))]
  }
  const isBuilt = returned.length > 0 && returned.every(isUnsent)
  return isBuilt ? [at(node, notExecuted(`The statement that ${name}() builds is never sent.`))] : []
}

function isUnsent(thing: Thing | undefined): boolean {
  return thing?.what === 'builder' && thing.from !== undefined && thing.mayBeSent !== true
}

/** `Promise.all([…])` and `Promise.all(list.map(…))`: what is in it is waited for, if it is waited for itself. */
function checkTogether(
  tree: SyntaxTree,
  node: CallExpression,
  argument: Expression,
  use: Use,
): CodeProblem[] {
  const list = unwrap(argument)
  const values = list.type === 'ArrayExpression' ? list.elements.filter(isExpression) : listMapped(list)
  const unsent = values.flatMap((value) => check(tree, value, 'awaited'))
  const isQuerying = values.some((value) => classify(tree, value)?.what === 'query')
  const isLost =
    use === 'dropped' && (isQuerying || listMappers(list).some((work) => isAsyncWithQueries(tree, work)))
  return isLost ? [...unsent, at(node, notAwaited('Nobody waits for the queries together.'))] : unsent
}

/** `forEach` and `map` give their function's promises to nobody, unless the result is used. */
function checkEach(tree: SyntaxTree, argument: Expression): CodeProblem[] {
  const work = unwrap(argument)
  if (!isFunction(work)) return []
  if (isAsyncWithQueries(tree, work))
    return [at(work, notAwaited('Nobody waits for what the function does for each element.'))]
  return listReturned(work).flatMap((value) => check(tree, value, 'dropped'))
}

function listMapped(list: Expression): Expression[] {
  return listMappers(list).flatMap(listReturned)
}

/** What such a function gives back is awaited and looked at by nobody: of Kysely's runner, or of a transaction. */
function isAwaitedAfterwards(tree: SyntaxTree, node: FunctionNode): boolean {
  return isMigrationFunction(tree, node) || findSession(tree, node) !== undefined
}
