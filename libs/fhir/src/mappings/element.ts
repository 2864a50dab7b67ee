import { plainDecimal } from '../json/decimal.ts'
import { isJsonObject, JsonNumber, type JsonObject } from '../json/lossless.ts'
import { type PartialDay, parseMoment, parsePartialDay } from './fhir-date.ts'
import type { MappingProblem, ToRowsContext } from './mapping.ts'

/** Longest text that a column takes from a resource; a note beyond it is a document, not a remark. */
export const LONGEST_TEXT = 20_000

/**
 * Reads an element's members with the right type, remembering what is wrong and where. Everything absent or wrong
 * is null, as in a row; whether the resource was right is known at the end, from `problems`.
 */
export class Element {
  readonly path: string
  readonly context: ToRowsContext
  readonly #value: JsonObject
  readonly #problems: MappingProblem[]

  constructor(value: JsonObject, context: ToRowsContext, problems: MappingProblem[], path = '') {
    this.#value = value
    this.context = context
    this.#problems = problems
    this.path = path
  }

  has(name: string): boolean {
    return this.#value[name] !== undefined && this.#value[name] !== null
  }

  fail(name: string, detail: string): null {
    this.#problems.push({ path: this.#pathOf(name), detail })
    return null
  }

  /** Text that a column can hold: trimmed, not empty. */
  text(name: string, longest = LONGEST_TEXT): string | null {
    const value = this.#value[name]
    return value === undefined || value === null ? null : this.#storable(value, name, longest)
  }

  texts(name: string, longest = LONGEST_TEXT): string[] {
    return this.#list(name).flatMap((value, index) =>
      value === null ? [] : (this.#storable(value, `${name}[${index}]`, longest) ?? []),
    )
  }

  /** One of a set of codes; another one is a problem. */
  code<Code extends string>(name: string, known: readonly Code[]): Code | null {
    const value = this.text(name)
    if (value === null) return null
    return known.find((code) => code === value) ?? this.fail(name, `is none of ${known.join(', ')}`)
  }

  requireCode<Code extends string>(name: string, known: readonly Code[]): Code | null {
    return this.has(name) ? this.code(name, known) : this.fail(name, 'is missing')
  }

  boolean(name: string): boolean | null {
    const value = this.#value[name]
    if (value === undefined || value === null) return null
    return typeof value === 'boolean' ? value : this.fail(name, 'is neither true nor false')
  }

  /** A number as written out in full, digits kept. */
  decimal(name: string): string | null {
    const value = this.#value[name]
    if (value === undefined || value === null) return null
    const written = numberText(value)
    if (written === undefined) return this.fail(name, 'is not a number')
    return plainDecimal(written) ?? this.fail(name, 'is a number of more than 100 digits')
  }

  integer(name: string, least: number, most: number): number | null {
    const value = this.#value[name]
    if (value === undefined || value === null) return null
    const number = Number(numberText(value) ?? Number.NaN)
    const isRight = Number.isInteger(number) && number >= least && number <= most
    return isRight ? number : this.fail(name, `is not a whole number from ${least} to ${most}`)
  }

  /** A moment, moved by the context's days. */
  moment(name: string): Date | null {
    const text = this.text(name)
    if (text === null) return null
    const { shiftDays, timeZone } = this.context
    return parseMoment(text, shiftDays, timeZone) ?? this.fail(name, 'is not a date or time of FHIR')
  }

  requireMoment(name: string): Date | null {
    return this.has(name) ? this.moment(name) : this.fail(name, 'is missing')
  }

  /** A date that may lack day or month, moved by the context's days. */
  partialDay(name: string): PartialDay | null {
    const text = this.text(name)
    if (text === null) return null
    return parsePartialDay(text, this.context.shiftDays) ?? this.fail(name, 'is not a date of FHIR')
  }

  child(name: string): Element | null {
    const value = this.#value[name]
    if (value === undefined || value === null) return null
    return isJsonObject(value) ? this.#at(value, name) : this.fail(name, 'is not an object')
  }

  children(name: string): Element[] {
    return this.#list(name).flatMap((value, index) => {
      const place = `${name}[${index}]`
      if (value === null) return []
      return isJsonObject(value) ? this.#at(value, place) : (this.fail(place, 'is not an object') ?? [])
    })
  }

  #list(name: string): readonly unknown[] {
    const value = this.#value[name]
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return value
    this.fail(name, 'is not a list')
    return []
  }

  #at(value: JsonObject, name: string): Element {
    return new Element(value, this.context, this.#problems, this.#pathOf(name))
  }

  #storable(value: unknown, name: string, longest: number): string | null {
    if (typeof value !== 'string') return this.fail(name, 'is not text')
    // PostgreSQL's text has neither; leaving them out would change what was said.
    if (value.includes('\0') || !value.isWellFormed())
      return this.fail(name, 'has characters that are not text')
    const trimmed = value.trim()
    if (trimmed.length > longest) return this.fail(name, `is longer than ${longest} characters`)
    return trimmed === '' ? null : trimmed
  }

  #pathOf(name: string): string {
    return this.path === '' ? name : name === '' ? this.path : `${this.path}.${name}`
  }
}

/** A number as it was written; JavaScript's own only where it survived (`numbersSurvive`). */
function numberText(value: unknown): string | undefined {
  return value instanceof JsonNumber ? value.text : typeof value === 'number' ? String(value) : undefined
}
