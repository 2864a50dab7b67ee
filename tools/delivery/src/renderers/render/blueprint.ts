/** The part of render.yaml that is written here; the fields are Render’s, and optional ones are left out, never empty. */
export interface Blueprint {
  previews: { generation: 'off' | 'manual' | 'automatic'; expireAfterDays?: number }
  projects: readonly { name: string; environments: readonly BlueprintEnvironment[] }[]
}

/** One environment of a project. */
export interface BlueprintEnvironment {
  name: string
  networking: { isolation: 'enabled' | 'disabled' }
  permissions: { protection: 'enabled' | 'disabled' }
  services: readonly BlueprintService[]
  databases: readonly BlueprintDatabase[]
  envVarGroups: readonly { name: string; envVars: readonly { key: string; value: string }[] }[]
}

/** A web service, or a worker without an address. */
export interface BlueprintService {
  type: 'web' | 'worker'
  name: string
  runtime: 'node'
  region?: string
  plan: string
  branch?: string
  numInstances?: number
  scaling?: {
    minInstances: number
    maxInstances: number
    targetCPUPercent: number
    targetMemoryPercent: number
  }
  buildCommand: string
  preDeployCommand?: string
  startCommand: string
  healthCheckPath?: string
  domains?: readonly string[]
  renderSubdomainPolicy?: 'disabled'
  autoDeployTrigger: 'off'
  maxShutdownDelaySeconds: number
  previews: { generation: 'off' | 'manual' | 'automatic' }
  envVars: readonly BlueprintVariable[]
}

/** One variable of a service, in the five ways that are used here. */
export type BlueprintVariable =
  | { fromGroup: string }
  | { key: string; value: string }
  | { key: string; sync: false }
  | { key: string; fromDatabase: { name: string; property: 'connectionString' } }

/** One PostgreSQL. */
export interface BlueprintDatabase {
  name: string
  databaseName: string
  user: string
  region?: string
  plan: string
  postgresMajorVersion: string
  diskSizeGB?: number
  highAvailability?: { enabled: true }
  readReplicas?: readonly { name: string }[]
  /** Empty: reachable from within only. Left out it would be open to the world. */
  ipAllowList: readonly []
}
