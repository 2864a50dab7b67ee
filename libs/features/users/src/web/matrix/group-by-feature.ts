import type { Role } from '@ehr/contracts'

/** A permission, the feature that declares it, and who holds it. */
export interface PermissionRow {
  readonly feature: string
  readonly verb: string
  readonly roles: readonly Role[]
}

export interface PermissionGroup {
  readonly feature: string
  readonly permissions: readonly PermissionRow[]
}

/** Groups permissions (`patients:read`) by the feature before the colon, in the order given. */
export function groupByFeature(
  items: readonly { readonly permission: string; readonly roles: readonly Role[] }[],
): PermissionGroup[] {
  const rows = items.map(({ permission, roles }) => {
    const [feature = '', verb = ''] = permission.split(':')
    return { feature, verb, roles }
  })
  const groups = Map.groupBy(rows, ({ feature }) => feature)
  return [...groups].map(([feature, permissions]) => ({ feature, permissions }))
}
