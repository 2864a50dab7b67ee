import { Ajv } from 'ajv'
import { listErrors, readSchema } from './published-schemas.ts'

/** GitHub’s description of its REST interface: the part that we speak to. */
export const REST_DESCRIPTION = 'github/github-rest-openapi-subset.json'

type Judge = (body: unknown) => string[]

/** Compiles what GitHub takes as the body of a request, such as `post /repos/{owner}/{repo}/rulesets`. */
export function compileRequest(method: string, path: string): Judge {
  const description = forbidUnknownKeys(JSON.parse(readSchema(REST_DESCRIPTION)))
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema(Object(description), 'rest')
  const pointer = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  const validate = ajv.compile({ $ref: `rest#/${pointer}` })
  return (body) => listErrors(validate, body)
}

/** The description lets unknown keys pass, so that a misspelt one would; where keys are listed, no others may be. */
function forbidUnknownKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forbidUnknownKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, child]) => [key, forbidUnknownKeys(child)])
  const copy = Object.fromEntries(entries)
  const listsKeys = copy.type === 'object' && typeof copy.properties === 'object'
  return listsKeys && copy.additionalProperties === undefined
    ? { ...copy, additionalProperties: false }
    : copy
}
