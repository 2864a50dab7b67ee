import * as z from 'zod/mini'

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>

/**
 * The JSON Schema of a contract's part.
 *
 * @param io `input`: what a client sends; `output`: what it gets.
 */
export function toJsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema {
  // What JSON Schema cannot say (a refinement in code) is left out: the description says it.
  const {
    $schema: _dialect,
    '~standard': _standard,
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

/** The named properties of an object schema, and which of them must be there. */
export function propertiesOf(
  schema: JsonSchema,
): { name: string; schema: JsonSchema; isRequired: boolean }[] {
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(Object(schema.properties)).map(([name, property]) => ({
    name,
    schema: Object(property),
    isRequired: required.includes(name),
  }))
}
