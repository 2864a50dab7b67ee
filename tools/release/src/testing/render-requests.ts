import * as z from 'zod'
import type { Asked } from './serve.ts'

/** One call that Render publishes: its method, its path, what may be asked and sent. */
interface Call {
  name: CallName
  method: string
  path: RegExp
  query: readonly string[]
  body: z.ZodType | undefined
}

/** The calls that are played. */
export type CallName =
  | 'listServices'
  | 'changeService'
  | 'listDeploys'
  | 'getDeploy'
  | 'createDeploy'
  | 'cancelDeploy'
  | 'rollBack'
  | 'listPostgres'
  | 'getRecovery'
  | 'startExport'
  | 'listExports'

const ID = '([a-z]{3}-[a-z0-9-]+)'
const PAGES = ['cursor', 'limit']
const TIMES = [
  'createdBefore',
  'createdAfter',
  'updatedBefore',
  'updatedAfter',
  'finishedBefore',
  'finishedAfter',
]

const DEPLOY_BODY = z.strictObject({
  clearCache: z.enum(['clear', 'do_not_clear']).optional(),
  commitId: z
    .string()
    .regex(/^[0-9a-f]{7,40}$/)
    .optional(),
  imageUrl: z.string().optional(),
  deployMode: z.enum(['build_and_deploy', 'deploy_only']).optional(),
  artifactId: z.string().optional(),
})
const SERVICE_BODY = z.strictObject({
  autoDeploy: z.enum(['yes', 'no']).optional(),
  autoDeployTrigger: z.enum(['off', 'commit', 'checksPass']).optional(),
})

/** As Render’s own generated client has them (github.com/render-oss/cli). */
const CALLS: readonly Call[] = [
  call('listServices', 'GET', '/services', ['name', 'type', 'environmentId', 'ownerId', ...PAGES]),
  call('changeService', 'PATCH', `/services/${ID}`, [], SERVICE_BODY),
  call('listDeploys', 'GET', `/services/${ID}/deploys`, ['status', ...TIMES, ...PAGES]),
  call('getDeploy', 'GET', `/services/${ID}/deploys/${ID}`),
  call('createDeploy', 'POST', `/services/${ID}/deploys`, [], DEPLOY_BODY),
  call('cancelDeploy', 'POST', `/services/${ID}/deploys/${ID}/cancel`),
  call('rollBack', 'POST', `/services/${ID}/rollback`, [], z.strictObject({ deployId: z.string() })),
  call('listPostgres', 'GET', '/postgres', ['name', 'region', 'environmentId', 'ownerId', ...PAGES]),
  call('getRecovery', 'GET', `/postgres/${ID}/recovery`),
  call('startExport', 'POST', `/postgres/${ID}/export`),
  call('listExports', 'GET', `/postgres/${ID}/export`),
]

/** What a request asks for, or how it differs from what is published. */
export type ReadCall =
  | { ok: true; name: CallName; ids: readonly string[]; body: Readonly<Record<string, unknown>> }
  | { ok: false; status: number; wrong: string }

/** Reads a request as one of Render’s published calls. */
export function readCall({ method, path, query, headers, text }: Asked, apiKey: string): ReadCall {
  const title = `${method} ${path}`
  if (headers.authorization !== `Bearer ${apiKey}`) return wrong(401, `${title}: without the key`)
  const found = CALLS.find((each) => each.method === method && each.path.test(path))
  if (found === undefined) return wrong(404, `${title}: there is no such call`)
  const unknown = [...query.keys()].filter((name) => !found.query.includes(name))
  if (unknown.length > 0) return wrong(400, `${title}: unknown in the query: ${unknown.join(', ')}`)
  const limit = Number(query.get('limit') ?? 20)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return wrong(400, `${title}: limit ${limit}`)
  const ids = found.path.exec(path)?.slice(1) ?? []
  if (found.body === undefined)
    return text === '' ? { ok: true, name: found.name, ids, body: {} } : wrong(400, `${title}: takes no body`)
  if (!String(headers['content-type']).startsWith('application/json'))
    return wrong(400, `${title}: the body is no JSON by its type`)
  const body = found.body.safeParse(JSON.parse(text))
  return body.success
    ? { ok: true, name: found.name, ids, body: Object(body.data) }
    : wrong(400, `${title}: ${body.error.issues.map((issue) => issue.message).join('; ')}`)
}

function call(
  name: CallName,
  method: string,
  path: string,
  query: readonly string[] = [],
  body?: z.ZodType,
): Call {
  return { name, method, path: new RegExp(`^/v1${path}$`), query, body }
}

function wrong(status: number, text: string): ReadCall {
  return { ok: false, status, wrong: text }
}
