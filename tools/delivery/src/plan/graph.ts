/** What the plan needs to know of the workspace; read once at the edge, so that planning is a pure function. */
export interface WorkspaceGraph {
  /** By the application’s folder under apps/. */
  apps: Readonly<Record<string, AppNode>>
  /** What the applications and the commands read from their environment, by application; `cli` are the commands. */
  variables: Readonly<Record<string, readonly DeclaredVariable[]>>
  /** Names of all Nx targets of the workspace. */
  targets: readonly string[]
  /** Names of the first level of `pnpm ehr`. */
  commands: readonly string[]
  /** Targets of deployment that have a deployer. */
  deployers: readonly string[]
  /** Exact versions of what the runners install. */
  versions: { node: string; pnpm: string }
  inventory: WorkspaceInventory
  /** Every folder and file of the workspace that the metadata may name, relative to its root. */
  exists: (path: string) => boolean
}

/** What is in the workspace, for the page that says so. */
export interface WorkspaceInventory {
  projects: readonly { name: string; root: string; description: string }[]
  /** Routes by the feature that has them, with the roles that may call each. */
  routes: readonly { feature: string; route: string; roles: string }[]
  /** With the feature that was generated with the table; what a person wrote belongs to none. */
  tables: readonly { name: string; description: string; feature?: string }[]
}

/** One application of the project graph. */
export interface AppNode {
  /** Name in the project graph, such as `@ehr/ehr-api`. */
  project: string
  root: string
  targets: readonly string[]
  /** Folders that targets leave something in, relative to the workspace’s root. */
  outputs: readonly string[]
  /** The `delivery` block of its package.json, not yet checked; absent where it has none. */
  block?: unknown
  /** Addresses that it answers, as its routes state them: `/health/ready`, `/api/patients/:patientId`. */
  routes: readonly string[]
}

/** One variable that an application declares. */
export interface DeclaredVariable {
  name: string
  description: string
  isSecret: boolean
  isOptional: boolean
  /** What it is in production when nobody sets it. */
  default?: string
  /** Says why a value cannot be used; nothing when it can. */
  refuse: (value: string) => string | undefined
}
