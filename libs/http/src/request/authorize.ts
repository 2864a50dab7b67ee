import { type PermissionTable, PROBLEMS, permissionsOf, type RouteContract } from '@ehr/contracts'
import type { Actor, Identity } from '../actor.ts'
import { AppError } from '../app-error.ts'

/** Adds to an identity what its roles allow. */
export function createActor(identity: Identity, tables: readonly PermissionTable[]): Actor {
  return { ...identity, permissions: new Set(permissionsOf(identity.roles, tables)) }
}

/** @throws AppError UNAUTHENTICATED or FORBIDDEN unless this actor may call the route. */
export function assertAccess({ access }: RouteContract, actor: Actor | undefined): void {
  if (access === 'public') return
  if (actor === undefined) throw new AppError(PROBLEMS.unauthenticated)
  if (access === 'signed-in' || actor.permissions.has(access)) return
  throw new AppError(PROBLEMS.forbidden, `This needs the permission "${access}".`)
}
