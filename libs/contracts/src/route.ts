import type * as z from 'zod/mini'

/** What an answered request means to the audit trail; decides also which headers a request must carry. */
export const AUDIT_ACTIONS = [
  'none',
  'read',
  'search',
  'export',
  'create',
  'update',
  'delete',
  'sign-in',
  'sign-out',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** Who may call a route: anyone, anyone signed in, or those who hold a declared permission. */
export type Access = 'public' | 'signed-in' | `${string}:${string}`

type Schema = z.ZodMiniType

/**
 * One route, described once: the API answers it, the web calls it, OpenAPI documents it.
 *
 * `create` routes take an `Idempotency-Key`, `update` and `delete` routes an `If-Match` with the version read.
 * Patient data never goes into `path` or `query`: ids only (searches are POSTs).
 */
export interface RouteContract {
  /** `<feature>.<verb>`, unique in the installation: `patients.search`. */
  readonly operationId: `${string}.${string}`
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With Fastify's `:param` notation; a patient's id is always called `patientId`. */
  readonly path: `/api/${string}`
  /** One sentence for the API's page. */
  readonly summary: string
  readonly access: Access
  readonly audit: AuditAction
  /**
   * Why the route also answers for patients whose chart is restricted to those with a care relation. Without a
   * reason it does not: a route that shows or writes what a chart holds never has one.
   */
  readonly openForRestricted?: string
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  readonly response: Schema
}

/** States a route; returns it unchanged, with its exact type. */
export function defineRoute<const R extends RouteContract>(route: R): R {
  return route
}

type Parsed<S> = S extends Schema ? z.output<S> : undefined
type Given<S> = S extends Schema ? z.input<S> : undefined

/** What a handler receives, after validation. */
export interface RouteInput<R extends RouteContract> {
  params: Parsed<R['params']>
  query: Parsed<R['query']>
  body: Parsed<R['body']>
}

/** What a caller gives: only the parts that the route has. */
export type RouteCall<R extends RouteContract> = {
  [Part in 'params' | 'query' | 'body' as R[Part] extends Schema ? Part : never]: Given<R[Part]>
} & (R['audit'] extends 'create' ? { idempotencyKey: string } : unknown) &
  (R['audit'] extends 'update' | 'delete' ? { version: number } : unknown)

export type RouteOutput<R extends RouteContract> = z.output<R['response']>

/** Fills a route's path with ids. @throws when a parameter is missing. */
export function routePath(route: RouteContract, params: Readonly<Record<string, string>> = {}): string {
  return route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${route.operationId}: the path needs "${name}".`)
    return encodeURIComponent(value)
  })
}
