import { registerHooks } from 'node:module'
import type { Result } from '@actions/expressions'

// The packages import JSON without saying so, which Node refuses; they are loaded here only, after it is said for them.
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    const isTheirs = context.parentURL?.includes('/@actions/') === true && resolved.url.endsWith('.json')
    return isTheirs ? { ...resolved, importAttributes: { type: 'json' } } : resolved
  },
})

/** GitHub’s own parser of workflows. */
export const {
  parseWorkflow,
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  isBasicExpression,
  isMapping,
  isSequence,
} = await import('@actions/workflow-parser')

/** GitHub’s own evaluator of expressions. */
export const { Lexer, Parser, Evaluator, data } = await import('@actions/expressions')

type Token = Result['tokens'][number]

/** Takes an expression apart as GitHub does. Throws where it is none. */
export function lexExpression(source: string): Token[] {
  return new Lexer(source).lex().tokens.map(unescapeText)
}

/** Of the doubled quotes in a text the package’s lexer takes only the first for one. */
function unescapeText(token: Token): Token {
  if (typeof token.value !== 'string' || !token.lexeme.startsWith("'")) return token
  return { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") }
}
