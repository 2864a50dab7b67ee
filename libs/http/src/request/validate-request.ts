import { PROBLEMS, type ProblemPlace, type RouteContract } from '@ehr/contracts'
import * as z from 'zod/mini'
import { AppError } from '../app-error.ts'
import { jsonPointer } from './json-pointer.ts'
import { unstorablePlaces } from './unstorable-places.ts'

// zod/mini brings no messages of its own. They name types, limits and options, never a value that was sent.
z.config(z.locales.en())

const MOST_PLACES = 50
const PARTS = ['params', 'query', 'body'] as const
type Part = (typeof PARTS)[number]

/** The parts of a request, before or after validation. */
export type RequestParts = Record<Part, unknown>

/**
 * Validates params, query and body together, so that the client learns of all mistakes at once.
 *
 * @throws AppError BAD_REQUEST with the JSON pointer of each mistake.
 */
export function validateRequest(contract: RouteContract, parts: RequestParts): RequestParts {
  const results = PARTS.map((part) => validatePart(part, contract[part], parts[part]))
  const places = results.flatMap((result) => result.places)
  if (places.length > 0) throw new AppError(PROBLEMS.badRequest, undefined, places.slice(0, MOST_PLACES))
  const [params, query, body] = results.map((result) => result.value)
  return { params, query, body }
}

interface PartResult {
  readonly value: unknown
  readonly places: readonly ProblemPlace[]
}

function validatePart(part: Part, schema: z.ZodMiniType | undefined, value: unknown): PartResult {
  const unstorable = unstorablePlaces(part, value)
  if (unstorable.length > 0) return { value, places: unstorable }
  if (schema === undefined) return { value: undefined, places: unexpectedPlaces(part, value) }
  const parsed = z.safeParse(schema, value)
  const unknownNames = part === 'query' ? unknownQueryPlaces(schema, value) : []
  const places = [
    ...(parsed.error?.issues.flatMap((issue) => issuePlaces(part, issue)) ?? []),
    ...unknownNames,
  ]
  return { value: parsed.data, places }
}

/** What a route does not take must not be sent: it would be ignored in silence, or end in an address. */
function unexpectedPlaces(part: Part, value: unknown): ProblemPlace[] {
  if (part === 'params' || value === undefined || value === null) return []
  if (typeof value === 'object' && Object.keys(value).length === 0) return []
  return [{ pointer: `/${part}`, detail: `This route takes no ${part}` }]
}

/** Query schemas need not be strict objects: names that they do not have are refused here. */
function unknownQueryPlaces(schema: z.ZodMiniType, value: unknown): ProblemPlace[] {
  if (!(schema instanceof z.ZodMiniObject) || typeof value !== 'object' || value === null) return []
  if (schema.def.catchall !== undefined) return []
  return Object.keys(value)
    .filter((name) => !(name in schema.shape))
    .map((name) => unknownPlace(['query', name]))
}

function issuePlaces(part: Part, issue: z.core.$ZodIssue): ProblemPlace[] {
  const path = [part, ...issue.path]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownPlace([...path, key]))
  return [{ pointer: jsonPointer(path), detail: issue.message }]
}

function unknownPlace(path: readonly PropertyKey[]): ProblemPlace {
  return { pointer: jsonPointer(path), detail: 'Unknown field' }
}
