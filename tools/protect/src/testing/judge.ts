import type { Asked } from '@ehr/release/testing'
import { Ajv, type ValidateFunction } from 'ajv'
import type { Description, Operation, Schema } from './description.ts'

/** Holds requests and answers against the description; each says what does not fit. */
export interface Judge {
  judgeRequest(operation: Operation, asked: Asked): string[]
  judgeAnswer(operation: Operation, status: number, body: unknown): string[]
  /** What an answer of that status is described as; nothing where it has no body. */
  findAnswer(operation: Operation, status: number): Schema | undefined
  resolve(schema: Schema): Schema
}

/** Makes the judge of a description. */
export function createJudge({ text }: Description): Judge {
  const answers: Schema = Object(allowNull(JSON.parse(text)))
  const [strict, loose] = [createCompiler(forbidUnknownKeys(answers)), createCompiler(answers)]
  const resolve = (schema: Schema): Schema =>
    typeof schema.$ref === 'string'
      ? resolve(at(answers, schema.$ref.slice(2).split('/').map(unescapePart)))
      : schema
  const place = ({ path, method }: Operation, ...rest: string[]) => [
    ...['paths', path, method.toLowerCase()],
    ...rest,
  ]
  return {
    resolve,
    judgeRequest: (operation, asked) => [
      ...judgeQuery(resolve, at(answers, place(operation)), asked),
      ...judgeBody(strict, answers, place(operation, 'requestBody', ...JSON_BODY), asked),
    ],
    judgeAnswer: (operation, status, body) => {
      const places = place(operation, 'responses', String(status))
      if (find(answers, places) === undefined)
        return ANYWHERE.includes(status) ? [] : [`${operation.route} never answers ${status}`]
      const schema = [...places, ...JSON_BODY]
      if (find(answers, schema) === undefined)
        return body === undefined ? [] : [`${operation.route} has no body`]
      return validate(loose(schema), operation.route, body)
    },
    findAnswer: (operation, status) =>
      find(answers, place(operation, 'responses', String(status), ...JSON_BODY)),
  }
}

/** What any request may be refused with is not described at each. */
const ANYWHERE = [401, 403, 404, 429]
const JSON_BODY = ['content', 'application/json', 'schema']

type Compile = (places: readonly string[]) => ValidateFunction

/** Compiles a place of the description, each once. */
function createCompiler(description: unknown): Compile {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema(Object(description), 'rest')
  const compiled = new Map<string, ValidateFunction>()
  return (places) => {
    const parts = places.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    const pointer = parts.join('/')
    const check = compiled.get(pointer) ?? ajv.compile({ $ref: `rest#/${pointer}` })
    compiled.set(pointer, check)
    return check
  }
}

function validate(check: ValidateFunction, title: string, body: unknown): string[] {
  if (check(body)) return []
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${title}: ${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}

function judgeBody(
  compile: Compile,
  all: Schema,
  places: readonly string[],
  { method, path, text }: Asked,
): string[] {
  const title = `${method} ${path}`
  if (find(all, places) === undefined) return text === '' ? [] : [`${title}: takes no body`]
  if (text === '') return [`${title}: the body is missing`]
  return validate(compile(places), title, JSON.parse(text))
}

function judgeQuery(
  resolve: (schema: Schema) => Schema,
  { parameters }: Schema,
  { method, path, query }: Asked,
): string[] {
  const known = new Map(
    (Array.isArray(parameters) ? parameters : [])
      .map((parameter: Schema) => resolve(parameter))
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => [parameter.name, Object(parameter.schema).type]),
  )
  return [...query].flatMap(([name, value]) => {
    if (!known.has(name)) return [`${method} ${path}: unknown in the query: ${name}`]
    const isRight = known.get(name) !== 'integer' || /^\d+$/.test(value)
    return isRight ? [] : [`${method} ${path}: ${name} is no number: ${value}`]
  })
}

/** OpenAPI says `nullable`, of which JSON Schema knows nothing. */
function allowNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(allowNull)
  if (typeof value !== 'object' || value === null) return value
  const { nullable, ...copy } = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, allowNull(child)]),
  )
  return nullable === true ? { anyOf: [{ type: 'null' }, copy] } : copy
}

/** The description lets unknown keys pass, so that a misspelt one would; where keys are listed, no others may be. */
function forbidUnknownKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forbidUnknownKeys)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, forbidUnknownKeys(child)]),
  )
  const listsKeys = copy.type === 'object' && typeof copy.properties === 'object'
  return listsKeys && copy.additionalProperties === undefined
    ? { ...copy, additionalProperties: false }
    : copy
}

function at(value: Schema, places: readonly string[]): Schema {
  const found = find(value, places)
  if (found === undefined) throw new Error(`The description has no ${places.join(' / ')}.`)
  return found
}

function find(value: Schema, places: readonly string[]): Schema | undefined {
  return places.reduce<unknown>((inner, part) => Object(inner)[part], value) === undefined
    ? undefined
    : Object(places.reduce<unknown>((inner, part) => Object(inner)[part], value))
}

function unescapePart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}
