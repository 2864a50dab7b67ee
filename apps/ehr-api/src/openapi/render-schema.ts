import { type Html, html } from './html.ts'
import { type JsonSchema, propertiesOf } from './json-schema.ts'

const DEEPEST = 8

/** A schema for reading: what an object holds, line by line. */
export function renderSchema(schema: JsonSchema, depth = 0): Html {
  const inner = innerObject(schema)
  const properties = inner === undefined || depth > DEEPEST ? [] : propertiesOf(inner)
  if (properties.length === 0) return html`<code>${describeType(schema)}</code>`
  const rows = properties.map(
    ({ name, schema: property, isRequired }) => html`
      <li>
        <code class="name">${name}</code>${isRequired ? '' : html`<span class="optional">optional</span>`}
        <span class="type">${describeType(property)}</span>
        ${innerObject(property) === undefined ? '' : renderSchema(property, depth + 1)}
      </li>`,
  )
  return html`<ul class="schema">${rows}</ul>`
}

/** A schema's type in a few words: `string (date)`, `array of object`, `one of "day", "month"`. */
function describeType(schema: JsonSchema): string {
  const options = optionsOf(schema)
  if (options.length > 0) return [...new Set(options.map(describeType))].join(' or ')
  if (Array.isArray(schema.enum))
    return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.type === 'array') return `array of ${describeType(Object(schema.items))}`
  return [String(schema.type ?? 'anything'), ...limitsOf(schema)].join(' ')
}

function limitsOf(schema: JsonSchema): string[] {
  const { format, minLength, maxLength, minimum, maximum } = schema
  const safeMaximum = typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined
  const limits = [
    ...(format === undefined ? [] : [String(format)]),
    ...(minLength === undefined ? [] : [`from ${minLength} characters`]),
    ...(maxLength === undefined ? [] : [`to ${maxLength} characters`]),
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? [] : [`from ${minimum}`]),
    ...(safeMaximum === undefined ? [] : [`to ${safeMaximum}`]),
  ]
  return limits.length === 0 ? [] : [`(${limits.join(', ')})`]
}

/** The object that a schema describes, inside an array or beside `null`. */
function innerObject(schema: JsonSchema): JsonSchema | undefined {
  if (schema.type === 'object') return schema
  if (schema.type === 'array') return innerObject(Object(schema.items))
  const objects = optionsOf(schema).flatMap((option): JsonSchema[] => {
    const inner = innerObject(option)
    return inner === undefined ? [] : [inner]
  })
  return objects.length === 1 ? objects[0] : undefined
}

function optionsOf(schema: JsonSchema): JsonSchema[] {
  const options = schema.anyOf ?? schema.oneOf
  return Array.isArray(options) ? options.map((option) => Object(option)) : []
}
