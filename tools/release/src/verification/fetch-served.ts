import type { AppBlock, DeliveryPlan, PlannedEnvironment } from '@ehr/delivery'
import * as z from 'zod'
import { type HttpAnswer, type HttpContext, request } from '../http/request.ts'

/** What an environment says of itself. */
export interface Served {
  /** As `/version` names it; empty where it does not answer. */
  release: string
  isReady: boolean
  /** The last migration that its database has; absent where it does not say. */
  schema?: string
  /** Why it is not ready. */
  why?: string
}

const READY = z.object({ schema: z.string().optional() })
const VERSION = z.object({ release: z.string() })
const PROBLEM = z.object({ detail: z.string() })

/** Asks an environment which version it serves, and whether it is ready. @throws NoAnswer when nobody is there. */
export async function fetchServed(
  http: HttpContext,
  plan: DeliveryPlan,
  environment: PlannedEnvironment,
  url: string,
): Promise<Served> {
  const health = findHealth(plan, environment)
  if (health === undefined)
    throw new Error(`${environment.name}: no application says in its package.json how its health is asked.`)
  const [version, ready] = await Promise.all([
    ask(http, url, health.version, 3),
    ask(http, url, health.ready, 3),
  ])
  const isReady = ready.status === 200
  const schema = READY.safeParse(parse(ready)).data?.schema
  const detail = PROBLEM.safeParse(parse(ready)).data?.detail
  return {
    release: VERSION.safeParse(parse(version)).data?.release ?? '',
    isReady,
    ...(schema !== undefined && { schema }),
    ...(!isReady && { why: detail ?? `it answers with ${ready.status}` }),
  }
}

/** Finds how an environment is asked for its health. */
export function findHealth(
  { apps }: DeliveryPlan,
  { services }: PlannedEnvironment,
): NonNullable<AppBlock['health']> | undefined {
  const running = services.map(({ app }) => app)
  return apps.find(({ name, block }) => running.includes(name) && block.health !== undefined)?.block.health
}

/** Writes what an environment says of itself. */
export function describeState({ release, isReady, schema, why }: Served): string {
  const serves = release === '' ? 'it does not say what it serves' : `it serves ${release}`
  return isReady
    ? `${serves}, and is ready${schema ? ` on ${schema}` : ''}`
    : `${serves}, and is not ready: ${why}`
}

/** Asks for a path of an environment. */
export function ask(http: HttpContext, url: string, path: string, attempts = 1): Promise<HttpAnswer> {
  return request(http, {
    method: 'GET',
    address: `${url}${path}`,
    title: `GET ${path}`,
    timeoutMs: 15_000,
    attempts,
  })
}

/** The body of an answer, if it is JSON. */
export function parse({ text }: HttpAnswer): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
