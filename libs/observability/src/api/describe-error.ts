/** What may be said about an error where logs and reports are kept: no text that could hold patient data. */
export interface ErrorFacts {
  readonly type: string
  readonly code?: string
  /** Only of errors that are ours or the language's; others repeat what was sent. */
  readonly message?: string
  /** Where a database error happened. */
  readonly table?: string
  readonly column?: string
  readonly constraint?: string
  readonly stack: readonly string[]
  readonly cause?: ErrorFacts
}

// `SyntaxError` is missing on purpose: JSON.parse quotes the text it could not read.
const OWN_MESSAGES = new Set([
  'Error',
  'AppError',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'AggregateError',
])
const DEEPEST_CAUSE = 5

/** Describes an error without its data: PostgreSQL's messages quote values, ours do not (style rule). */
export function describeError(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] }
  const isOwn = OWN_MESSAGES.has(error.name) && !('severity' in error)
  return {
    type: 'severity' in error ? 'DatabaseError' : error.name,
    ...textOf(error, 'code'),
    ...(isOwn ? { message: error.message } : {}),
    ...('severity' in error
      ? { ...textOf(error, 'table'), ...textOf(error, 'column'), ...textOf(error, 'constraint') }
      : {}),
    stack: framesOf(error),
    ...(error.cause === undefined || depth >= DEEPEST_CAUSE
      ? {}
      : { cause: describeError(error.cause, depth + 1) }),
  }
}

function textOf(error: object, name: 'code' | 'table' | 'column' | 'constraint'): Partial<ErrorFacts> {
  const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value
  return typeof value === 'string' ? { [name]: value } : {}
}

/** The stack without its first lines, which repeat the message. */
function framesOf(error: Error): string[] {
  const lines = error.stack?.split('\n') ?? []
  return lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim())
}
