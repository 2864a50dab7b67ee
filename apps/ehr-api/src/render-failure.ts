import { describeError, type ErrorFacts } from '@ehr/observability/api'

/** What a person at the terminal reads of an error that ended the program; no text that could hold patient data. */
export function renderFailure(error: unknown): string {
  return `${renderFacts(describeError(error)).join('\n')}\n`
}

function renderFacts({ type, code, message, table, constraint, stack, cause }: ErrorFacts): string[] {
  const place = [code, table, constraint].filter((part) => part !== undefined).join(' ')
  return [
    message ?? `${type} ${place}`,
    ...stack.map((frame) => `    ${frame}`),
    ...(cause === undefined ? [] : ['because of:', ...renderFacts(cause)]),
  ]
}
