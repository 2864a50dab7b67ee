import {
  type Permission,
  type PermissionTable,
  PROBLEMS,
  permissionsOf,
  type Role,
  type RouteContract,
} from '@ehr/contracts'
import type { Actor, Identity } from '../actor.ts'
import { AppError } from '../app-error.ts'

/** Adds to an identity what its roles allow. */
export function createActor(identity: Identity, tables: readonly PermissionTable[]): Actor {
  return { ...identity, permissions: permissionsOfRoles(identity.roles, tables) }
}

const known = new WeakMap<readonly PermissionTable[], Map<string, ReadonlySet<Permission>>>()

/** Each request asks for one of the few combinations of roles that there are. */
function permissionsOfRoles(
  roles: readonly Role[],
  tables: readonly PermissionTable[],
): ReadonlySet<Permission> {
  const ofTables = known.get(tables) ?? new Map<string, ReadonlySet<Permission>>()
  known.set(tables, ofTables)
  const key = roles.join()
  const permissions = ofTables.get(key) ?? new Set(permissionsOf(roles, tables))
  ofTables.set(key, permissions)
  return permissions
}

/** @throws AppError UNAUTHENTICATED or FORBIDDEN unless this actor may call the route. */
export function assertAccess({ access }: RouteContract, actor: Actor | undefined): void {
  if (access === 'public') return
  if (actor === undefined) throw new AppError(PROBLEMS.unauthenticated)
  if (access === 'signed-in' || actor.permissions.has(access)) return
  throw new AppError(PROBLEMS.forbidden, `This needs the permission "${access}".`)
}
