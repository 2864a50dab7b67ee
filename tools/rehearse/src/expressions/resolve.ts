import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index'
import { isBasicExpression, isMapping, isSequence } from '@ehr/delivery/github-parser'
import { evaluate, type Scope } from './evaluate.ts'
import type { Value } from './value.ts'

/** Resolves a part of a workflow, with all expressions within it. */
export function resolve(token: TemplateToken | undefined, scope: Scope): Value {
  if (token === undefined) return null
  if (isBasicExpression(token)) return evaluate(token.expression, scope)
  if (isSequence(token)) return [...iterate(token)].map((each) => resolve(each, scope))
  if (isMapping(token))
    return Object.fromEntries(
      [...iterate(token)].map(({ key, value }) => [key.toString(), resolve(value, scope)]),
    )
  return literalOf(token)
}

/** Gives a part as it stands in the file; the empty text for one that is not there. */
export function sourceOf(token: TemplateToken | undefined): string {
  if (token === undefined) return ''
  return (isBasicExpression(token) ? token.source : undefined) ?? token.toString()
}

/** Their iterators are not declared as iterable. */
function iterate<T>(token: { [Symbol.iterator](): Iterator<T> }): Iterable<T> {
  return token
}

function literalOf(token: TemplateToken): Value {
  const plain: unknown = token.toJSON()
  return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? plain : null
}
