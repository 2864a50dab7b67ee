import type { PermissionTable, RouteContract } from '@ehr/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, ResolveActor } from '../actor.ts'
import { type HttpExchange, httpExchange } from '../http-exchange.ts'
import { type AuditTrail, createAuditTrail } from './audit-trail.ts'
import { createActor } from './authorize.ts'

/** Who makes a request to a feature's route, and what is to be recorded of it. */
export interface Caller {
  readonly actor: Actor | undefined
  readonly http: HttpExchange
  readonly trail: AuditTrail
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on the routes of features, once the session is known. */
    caller: Caller | null
  }
}

export interface CallerOptions {
  readonly contract: RouteContract
  readonly resolveActor: ResolveActor
  readonly permissionTables: readonly PermissionTable[]
}

/** Finds out who calls. */
export async function identifyCaller(
  request: FastifyRequest,
  reply: FastifyReply,
  { contract, resolveActor, permissionTables }: CallerOptions,
): Promise<Caller> {
  const http = httpExchange(request, reply)
  const identity = await resolveActor(http)
  const actor = identity === undefined ? undefined : createActor(identity, permissionTables)
  return { actor, http, trail: createAuditTrail({ contract, params: request.params, actor, http }) }
}
