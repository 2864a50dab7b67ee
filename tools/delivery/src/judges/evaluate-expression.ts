import type { data as Data } from '@actions/expressions'
import { data, Evaluator, lexExpression, Parser } from './github-parser.ts'

/** What an expression may see. */
export type Value = null | string | number | boolean | readonly Value[] | { readonly [key: string]: Value }

/** What became of what a job or a step comes after. */
export interface Status {
  success: boolean
  failure: boolean
  cancelled: boolean
}

/** Says with GitHub’s own evaluator whether a condition holds. Throws where it is no expression or names what is not there. */
export function holds(source: string, context: Readonly<Record<string, Value>>, status: Status): boolean {
  return evaluate(`!(!(${source}))`, context, status) === 'true'
}

/** Evaluates an expression to a text. */
export function evaluate(source: string, context: Readonly<Record<string, Value>>, status: Status): string {
  const functions = [
    ...Object.entries({ ...status, always: true }).map(([name, value]) =>
      define(name, 0, () => new data.BooleanData(value)),
    ),
    define('hashFiles', 255, () => new data.StringData('0'.repeat(64))),
  ]
  const tree = new Parser(lexExpression(source), Object.keys(context), functions).parse()
  const byName = new Map(functions.map((each) => [each.name.toLowerCase(), each]))
  return new Evaluator(tree, createDictionary(context), byName).evaluate().coerceString()
}

function define(name: string, maxArgs: number, call: () => Data.ExpressionData) {
  return { name, minArgs: 0, maxArgs, call }
}

function createDictionary(record: Readonly<Record<string, Value>>): Data.Dictionary {
  return new data.Dictionary(
    ...Object.entries(record).map(([key, value]) => ({ key, value: createData(value) })),
  )
}

function createData(value: Value): Data.ExpressionData {
  if (value === null) return new data.Null()
  if (typeof value === 'string') return new data.StringData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  if (typeof value === 'boolean') return new data.BooleanData(value)
  return isList(value) ? new data.Array(...value.map(createData)) : createDictionary(value)
}

function isList(value: readonly Value[] | { readonly [key: string]: Value }): value is readonly Value[] {
  return Array.isArray(value)
}
