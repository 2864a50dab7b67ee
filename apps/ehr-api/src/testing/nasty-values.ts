import * as fc from 'fast-check'
import type { JsonSchema } from '../openapi/json-schema.ts'
import { propertiesOf } from '../openapi/json-schema.ts'

/** Texts that have broken systems before: encodings, SQL, patterns, directions, lengths, formats of other kinds. */
const TEXTS = [
  "'; drop table patient; --",
  '%_\\%',
  '\\',
  '{}',
  '()*&|!:',
  'محمد ‏أحمد',
  '👩🏽‍⚕️',
  'e\u0301\u0301\u0301',
  'a\u0000b',
  '\ud800',
  '\u202e',
  ' \t\n ',
  '{"a":1}',
  '__proto__',
  '0',
  '-1',
  '1e400',
  '2026-02-30',
  '9999-12-31',
  '0001-01-01',
  '00000000-0000-0000-0000-000000000000',
  'null',
  'x'.repeat(20_000),
]

/** Days that the calendar of texts has and databases or clocks may not. */
const FAR_DAYS = ['0000-01-01', '0001-01-01', '1582-10-10', '9999-12-31']

const NUMBERS = [0, -0, 1, -1, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 63), 1e-320, 1.5]

/** Any JSON that a client may send. */
export const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...NUMBERS),
)

/** Mostly what the schema describes, so that it comes as far as the database, with nasty values at its ends. */
export function nearlyValid(schema: JsonSchema): fc.Arbitrary<unknown> {
  const options = schema.anyOf ?? schema.oneOf
  if (Array.isArray(options)) return fc.oneof(...options.map((option) => nearlyValid(Object(option))))
  if (Array.isArray(schema.enum)) return fc.constantFrom<unknown>(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.type === 'object') return nearlyValidObject(schema)
  if (schema.type === 'array') return fc.array(nearlyValid(Object(schema.items)), { maxLength: 3 })
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'integer' || schema.type === 'number') return numberIn(schema)
  if (schema.type === 'string') return textOf(schema)
  return anyJson
}

function nearlyValidObject(schema: JsonSchema): fc.Arbitrary<unknown> {
  const properties = propertiesOf(schema)
  const values = Object.fromEntries(
    properties.map((property) => [property.name, nearlyValid(property.schema)]),
  )
  const requiredKeys = properties.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  return fc.record(values, { requiredKeys })
}

function numberIn({ minimum, maximum }: JsonSchema): fc.Arbitrary<number> {
  const from = typeof minimum === 'number' ? minimum : -1000
  const to = typeof maximum === 'number' ? maximum : 1000
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: from, max: Math.min(to, 2 ** 31) }) },
    fc.constantFrom(...NUMBERS),
  )
}

function textOf({ format, maxLength, pattern }: JsonSchema): fc.Arbitrary<string> {
  const nasty = fc.constantFrom(...TEXTS)
  const likely = {
    weight: 6,
    arbitrary: likelyText(format, typeof maxLength === 'number' ? maxLength : 200, pattern),
  }
  return fc.oneof(likely, nasty)
}

function likelyText(format: unknown, maxLength: number, pattern: unknown): fc.Arbitrary<string> {
  if (format === 'uuid' || format === 'guid') return fc.uuid()
  if (format === 'date') return dayOrMoment((date) => date.slice(0, 10))
  if (format === 'date-time') return dayOrMoment((date) => date)
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern))
  const texts = TEXTS.filter((text) => text.isWellFormed() && !text.includes('\0'))
  return fc
    .oneof(fc.string({ unit: 'binary', maxLength }), fc.constantFrom(...texts))
    .map((text) => text.slice(0, maxLength))
}

function dayOrMoment(cut: (moment: string) => string): fc.Arbitrary<string> {
  const far = fc.constantFrom(...FAR_DAYS.map((day) => `${day}T23:59:59.999Z`))
  const any = fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  return fc.oneof({ weight: 3, arbitrary: any }, far).map(cut)
}
