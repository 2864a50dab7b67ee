import * as fc from 'fast-check'
import { type JsonSchema, propertiesOf } from '../openapi/json-schema.ts'

const EXAMPLES: Readonly<Record<string, string>> = {
  date: '2026-11-21',
  'date-time': '2026-11-21T09:30:00.000Z',
}

/** A body that fits the schema, with one text wherever people may write; `id` stands for every record. */
export function filledWith(schema: JsonSchema, text: string, id: string): unknown {
  const options = schema.anyOf ?? schema.oneOf
  if (Array.isArray(options)) return filledWith(Object(options[0]), text, id)
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if ('const' in schema) return schema.const
  if (schema.type === 'array') return [filledWith(Object(schema.items), text, id)]
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema)
  if (schema.type === 'string') return textOf(schema, text, id)
  if (schema.type !== 'object') return null
  return Object.fromEntries(
    propertiesOf(schema).map((property) => [property.name, filledWith(property.schema, text, id)]),
  )
}

function numberOf({ minimum }: JsonSchema): number {
  return typeof minimum === 'number' ? Math.max(1, minimum) : 1
}

function textOf({ format, pattern, maxLength }: JsonSchema, text: string, id: string): string {
  if (format === 'uuid' || format === 'guid') return id
  if (typeof format === 'string' && EXAMPLES[format] !== undefined) return EXAMPLES[format]
  if (format === 'email') return `${text}@clinic.test`
  if (typeof pattern === 'string') return fc.sample(fc.stringMatching(new RegExp(pattern)), 1).join('')
  return typeof maxLength === 'number' ? text.slice(0, maxLength) : text
}
