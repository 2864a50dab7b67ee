import type { data as Data } from '@actions/expressions'
import { data } from '@ehr/delivery/github-parser'

/** What an expression may see and give. */
export type Value = null | string | number | boolean | readonly Value[] | Values

/** Values by name. */
export interface Values {
  readonly [name: string]: Value
}

/** Makes the data that GitHub’s evaluator works with. */
export function toData(value: Value): Data.ExpressionData {
  if (value === null) return new data.Null()
  if (typeof value === 'string') return new data.StringData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  if (typeof value === 'boolean') return new data.BooleanData(value)
  return isList(value) ? new data.Array(...value.map(toData)) : toDictionary(value)
}

/** Makes a dictionary of them. */
export function toDictionary(values: Values): Data.Dictionary {
  return new data.Dictionary(...Object.entries(values).map(([key, value]) => ({ key, value: toData(value) })))
}

/** Reads what the evaluator gives. */
export function fromData(found: Data.ExpressionData): Value {
  if (found instanceof data.Null) return null
  if (found instanceof data.Array) return found.values().map(fromData)
  if (found instanceof data.Dictionary)
    return Object.fromEntries(found.pairs().map(({ key, value }) => [key, fromData(value)]))
  return found instanceof data.NumberData || found instanceof data.BooleanData
    ? found.value
    : found.coerceString()
}

/** Writes a value as GitHub writes it into a text. */
export function toText(value: Value | undefined): string {
  return value === undefined || value === null ? '' : toData(value).coerceString()
}

/** Says whether a value is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

/** Says whether a value has names. */
export function isValues(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !isList(value)
}

/** Takes values by name; what is none is empty. */
export function asValues(value: Value | undefined): Values {
  return isValues(value) ? value : {}
}

/** Writes each value as a text, as variables and outputs have them. */
export function toTexts(value: Value | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(asValues(value)).map(([name, each]) => [name, toText(each)]))
}
