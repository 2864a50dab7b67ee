import { HEADERS, PROBLEMS, type ProblemType, type RouteContract } from '@ehr/contracts'
import { type JsonSchema, propertiesOf, toJsonSchema } from './json-schema.ts'

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: JsonSchema
}

interface Answer {
  readonly description: string
  readonly content?: Record<string, { schema: JsonSchema }>
  readonly headers?: Record<string, { description: string; schema: JsonSchema }>
}

/** One operation of the OpenAPI document. */
export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly security: readonly Record<string, readonly string[]>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> }
  readonly responses: Record<string, Answer>
}

/** Describes a contract with everything that the framework adds: headers, refusals, who may call. */
export function renderOperation(contract: RouteContract): Operation {
  const { operationId, summary, access, body } = contract
  return {
    operationId,
    summary,
    description: describeAccess(contract),
    tags: [operationId.split('.', 1)[0] ?? operationId],
    security: access === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...partParameters(contract.params, 'path'),
      ...partParameters(contract.query, 'query'),
      ...headerParameters(contract),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: json(toJsonSchema(body, 'input')) } }),
    responses: { ...successAnswer(contract), ...refusalAnswers(contract) },
  }
}

function describeAccess({ access, audit }: RouteContract): string {
  const trail =
    audit === 'none' ? 'Not recorded in the audit trail.' : `Recorded in the audit trail as "${audit}".`
  if (access === 'public') return `Open to anyone. ${trail}`
  if (access === 'signed-in') return `For anyone signed in. ${trail}`
  return `Needs the permission \`${access}\`. ${trail}`
}

function partParameters(schema: RouteContract['params'], place: 'path' | 'query'): Parameter[] {
  if (schema === undefined) return []
  return propertiesOf(toJsonSchema(schema, 'input')).map(({ name, schema: property, isRequired }) => ({
    name,
    in: place,
    required: place === 'path' || isRequired,
    schema: property,
  }))
}

function headerParameters({ audit }: RouteContract): Parameter[] {
  if (audit === 'create') {
    return [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        description:
          'Made by the client for this one record; a repeated request gets the first one’s answer.',
        schema: { type: 'string', minLength: 8, maxLength: 200 },
      },
    ]
  }
  if (audit !== 'update' && audit !== 'delete') return []
  return [
    {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'ETag of the version that was read.',
      schema: { type: 'string', examples: ['"3"'] },
    },
  ]
}

function successAnswer(contract: RouteContract): Record<string, Answer> {
  const schema = toJsonSchema(contract.response, 'output')
  const isEmpty = Object.keys(schema).length === 0 || 'not' in schema
  if (isEmpty) return { 204: { description: 'Done' } }
  const hasVersion = propertiesOf(schema).some(({ name }) => name === 'version')
  const etag = { [HEADERS.etag]: { description: 'The version, for If-Match', schema: { type: 'string' } } }
  const answer = { description: contract.audit === 'create' ? 'Made' : 'Done', content: json(schema) }
  return { [contract.audit === 'create' ? 201 : 200]: hasVersion ? { ...answer, headers: etag } : answer }
}

function refusalAnswers(contract: RouteContract): Record<string, Answer> {
  const byStatus = new Map<number, ProblemType[]>()
  for (const problem of problemsOf(contract)) {
    byStatus.set(problem.status, [...(byStatus.get(problem.status) ?? []), problem])
  }
  return Object.fromEntries([...byStatus].map(([status, problems]) => [status, refusalAnswer(problems)]))
}

function refusalAnswer(problems: readonly ProblemType[]): Answer {
  return {
    description: problems.map(({ code, title }) => `\`${code}\`: ${title}.`).join(' '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

function problemsOf({ access, audit, body, params }: RouteContract): ProblemType[] {
  const isChange = audit === 'update' || audit === 'delete'
  return [
    PROBLEMS.badRequest,
    ...(audit === 'sign-in' ? [PROBLEMS.signInFailed] : []),
    ...(access === 'public' ? [] : [PROBLEMS.unauthenticated]),
    ...(access === 'public' || access === 'signed-in' ? [] : [PROBLEMS.forbidden]),
    ...(params === undefined ? [] : [PROBLEMS.notFound]),
    ...(audit === 'create' || isChange ? [PROBLEMS.conflict] : []),
    ...(audit === 'create' ? [PROBLEMS.idempotencyKeyMissing, PROBLEMS.idempotencyKeyReused] : []),
    ...(isChange ? [PROBLEMS.stale, PROBLEMS.ifMatchMissing] : []),
    ...(body === undefined ? [] : [PROBLEMS.tooLarge, PROBLEMS.unsupportedMediaType]),
    PROBLEMS.tooManyRequests,
    PROBLEMS.internal,
    PROBLEMS.notReady,
  ]
}

function json(schema: JsonSchema): Record<string, { schema: JsonSchema }> {
  return { 'application/json': { schema } }
}
