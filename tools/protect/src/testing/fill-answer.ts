import type { Schema } from './description.ts'

type Resolve = (schema: Schema) => Schema

/** Fills an answer with everything that its description requires beside what is played. */
export function fillAnswer(resolve: Resolve, unresolved: Schema, value: unknown): unknown {
  const schema = resolve(unresolved)
  const variant = findVariant(resolve, schema, value)
  if (variant !== undefined) return fillAnswer(resolve, variant, value)
  const parts = listSchemas(schema.allOf)
  if (parts.length > 0) return parts.reduce<unknown>((inner, part) => fillAnswer(resolve, part, inner), value)
  if (Array.isArray(value)) return value.map((item) => fillAnswer(resolve, Object(schema.items), item))
  if (typeof value !== 'object' || value === null) return value
  const properties: Record<string, Schema> = Object(schema.properties)
  const filled = Object.entries(value).map(([key, child]) => [
    key,
    properties[key] === undefined ? child : fillAnswer(resolve, properties[key], child),
  ])
  const required: unknown[] = Array.isArray(schema.required) ? schema.required : []
  const missing = required
    .map(String)
    .filter((key) => !(key in value))
    .map((key) => [key, sample(resolve, properties[key] ?? {})])
  return Object.fromEntries([...missing, ...filled])
}

/** Of several shapes the one that names the type, as rules have it; else the first. */
function findVariant(resolve: Resolve, { oneOf, anyOf }: Schema, value: unknown): Schema | undefined {
  const variants = [...listSchemas(oneOf), ...listSchemas(anyOf)]
  const { type } = Object(value)
  if (value === null) return undefined
  const named = variants.find((variant) => {
    const { properties } = resolve(variant)
    const names: unknown = Object(Object(properties).type).enum
    return Array.isArray(names) && names.includes(type)
  })
  return named ?? variants.find((variant) => resolve(variant).type !== 'null')
}

function sample(resolve: Resolve, unresolved: Schema): unknown {
  const schema = resolve(unresolved)
  if (listSchemas(schema.anyOf).some(({ type }) => type === 'null')) return null
  if (Array.isArray(schema.enum)) return schema.enum[0]
  switch (schema.type) {
    case 'string':
      return 'text'
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return false
    case 'array':
      return []
    default:
      return fillAnswer(resolve, schema, {})
  }
}

function listSchemas(value: unknown): Schema[] {
  return Array.isArray(value) ? value : []
}
