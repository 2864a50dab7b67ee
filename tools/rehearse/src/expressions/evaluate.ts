import { Evaluator, lexExpression, Parser } from '@ehr/delivery/github-parser'
import { fromData, toData, toDictionary, type Value, type Values } from './value.ts'

/** What became of what comes before a job or a step. */
export interface Status {
  success: boolean
  failure: boolean
  cancelled: boolean
}

/** What expressions see at one moment. */
export interface Scope {
  contexts: Values
  status: Status
  /** Hashes the files that match; the empty text where none does. */
  hashFiles: (patterns: readonly string[]) => string
}

/** The names that GitHub knows: one that is not filled is empty, not an error. */
const NAMES = [
  ...['github', 'env', 'vars', 'secrets', 'inputs', 'needs', 'strategy', 'matrix', 'job', 'jobs'],
  ...['runner', 'steps'],
]

/** Evaluates an expression with GitHub’s own evaluator. Throws where it is none. */
export function evaluate(source: string, { contexts, status, hashFiles }: Scope): Value {
  const functions = [
    ...Object.entries({ ...status, always: true }).map(([name, value]) => ({
      ...{ name, minArgs: 0, maxArgs: 0 },
      call: () => toData(value),
    })),
    {
      ...{ name: 'hashFiles', minArgs: 1, maxArgs: 255 },
      call: (...patterns: { coerceString(): string }[]) =>
        toData(hashFiles(patterns.map((pattern) => pattern.coerceString()))),
    },
  ]
  const all = Object.fromEntries(NAMES.map((name) => [name, contexts[name] ?? {}]))
  const tree = new Parser(lexExpression(source), NAMES, functions).parse()
  const byName = new Map(functions.map((each) => [each.name.toLowerCase(), each]))
  return fromData(new Evaluator(tree, toDictionary(all), byName).evaluate())
}

/** Says whether a condition holds; GitHub takes an empty text, 0 and null for a no. */
export function holds(source: string, scope: Scope): boolean {
  return evaluate(`!(!(${source}))`, scope) === true
}
