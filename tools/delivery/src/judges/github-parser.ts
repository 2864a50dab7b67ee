import { registerHooks } from 'node:module'

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
