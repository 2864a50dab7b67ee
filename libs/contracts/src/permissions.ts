/** The roles of a clinic's staff. A user may hold several, each at a location. */
export const ROLES = ['administrator', 'clinician', 'nurse', 'front-desk', 'auditor', 'pharmacist'] as const
export type Role = (typeof ROLES)[number]

/** `<feature>:<verb>`, for instance `patients:read`. */
export type Permission = `${string}:${string}`

/** Which roles hold which permission. Each feature declares its own, in its contract. */
export type PermissionTable = Readonly<Record<Permission, readonly Role[]>>

/** States a feature's permissions; returns them unchanged, with their exact type. */
export function definePermissions<const T extends PermissionTable>(table: T): T {
  return table
}

/** All permissions that a person with these roles holds, sorted. */
export function permissionsOf(roles: readonly Role[], tables: readonly PermissionTable[]): Permission[] {
  const held = tables.flatMap((table) =>
    Object.entries(table).flatMap(([permission, holders]) =>
      holders.some((role) => roles.includes(role)) ? [permission as Permission] : [],
    ),
  )
  return [...new Set(held)].sort()
}

/** Roles that treat patients: they see allergies and everything clinical. */
export const CLINICAL_ROLES = ['clinician', 'nurse', 'pharmacist'] as const satisfies readonly Role[]
