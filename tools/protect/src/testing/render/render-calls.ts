import * as z from 'zod'

/** One call that Render publishes for settings: what may be asked, and what may be sent. */
export interface RenderCall {
  name: string
  method: string
  path: RegExp
  query: readonly string[]
  body?: z.ZodType
}

const ID = '([a-z]{3}-[a-z0-9-]+)'
const PAGES = ['cursor', 'limit']
const OWNED = ['name', 'ownerId', 'environmentId', ...PAGES]

const protection = {
  protectedStatus: z.enum(['protected', 'unprotected']).optional(),
  networkIsolationEnabled: z.boolean().optional(),
}
const variable = z.strictObject({ key: z.string(), value: z.string() })
const replicas = z.array(z.strictObject({ name: z.string() }))
const database = {
  // Render’s interface writes plans with underscores.
  plan: z.string().regex(/^[a-z0-9_]+$/),
  diskSizeGB: z.int().optional(),
  enableHighAvailability: z.boolean().optional(),
  ipAllowList: z.array(z.strictObject({ cidrBlock: z.string(), description: z.string() })).optional(),
  readReplicas: replicas.optional(),
}
const percentage = z.strictObject({ enabled: z.boolean(), percentage: z.int() })
const autoscaling = z.strictObject({
  criteria: z.strictObject({ cpu: percentage, memory: percentage }),
  enabled: z.boolean(),
  max: z.int(),
  min: z.int(),
})
const details = {
  plan: z
    .string()
    .regex(/^[a-z0-9_]+$/)
    .optional(),
  healthCheckPath: z.string().optional(),
  preDeployCommand: z.string().optional(),
  maxShutdownDelaySeconds: z.int().min(1).max(300).optional(),
  previews: z.strictObject({ generation: z.enum(['off', 'manual', 'automatic']) }).optional(),
  envSpecificDetails: z.strictObject({ buildCommand: z.string(), startCommand: z.string() }).optional(),
}
const newService = z.strictObject({
  type: z.enum(['web_service', 'background_worker']),
  name: z.string(),
  ownerId: z.string(),
  environmentId: z.string(),
  repo: z.url(),
  branch: z.string().optional(),
  autoDeploy: z.enum(['yes', 'no']),
  serviceDetails: z.strictObject({
    ...details,
    runtime: z.literal('node'),
    region: z.string().optional(),
    numInstances: z.int().optional(),
    autoscaling: autoscaling.optional(),
  }),
})

/** As Render’s own generated client has them (github.com/render-oss/cli). */
export const RENDER_CALLS: readonly RenderCall[] = [
  call('listOwners', 'GET', '/owners', ['name', 'email', ...PAGES]),
  call('listProjects', 'GET', '/projects', ['name', 'ownerId', ...PAGES]),
  call('createProject', 'POST', '/projects', [], {
    name: z.string(),
    ownerId: z.string(),
    environments: z.array(z.strictObject({ name: z.string(), ...protection })),
  }),
  call('listEnvironments', 'GET', '/environments', ['projectId', ...OWNED]),
  call('createEnvironment', 'POST', '/environments', [], {
    ...{ name: z.string(), projectId: z.string(), ...protection },
  }),
  call('changeEnvironment', 'PATCH', `/environments/${ID}`, [], {
    name: z.string().optional(),
    ...protection,
  }),
  call('listGroups', 'GET', '/env-groups', OWNED),
  call('getGroup', 'GET', `/env-groups/${ID}`),
  call('createGroup', 'POST', '/env-groups', [], {
    ...{ name: z.string(), ownerId: z.string(), environmentId: z.string(), envVars: z.array(variable) },
  }),
  call('setGroupVariable', 'PUT', `/env-groups/${ID}/env-vars/([A-Z0-9_]+)`, [], { value: z.string() }),
  call('linkGroup', 'POST', `/env-groups/${ID}/services/${ID}`),
  call('listPostgres', 'GET', '/postgres', ['region', ...OWNED]),
  call('createPostgres', 'POST', '/postgres', [], {
    ...{
      name: z.string(),
      ownerId: z.string(),
      environmentId: z.string(),
      version: z.enum(['16', '17', '18']),
    },
    ...{ databaseName: z.string(), databaseUser: z.string(), region: z.string().optional(), ...database },
  }),
  call('changePostgres', 'PATCH', `/postgres/${ID}`, [], { ...database, plan: database.plan.optional() }),
  call('getConnection', 'GET', `/postgres/${ID}/connection-info`),
  call('listServices', 'GET', '/services', ['type', ...OWNED]),
  { ...call('createService', 'POST', '/services'), body: newService },
  call('changeService', 'PATCH', `/services/${ID}`, [], {
    autoDeployTrigger: z.enum(['off', 'commit', 'checksPass']).optional(),
    branch: z.string().optional(),
    serviceDetails: z.strictObject(details).optional(),
  }),
  call('scale', 'POST', `/services/${ID}/scale`, [], { numInstances: z.int() }),
  { ...call('setScaling', 'PUT', `/services/${ID}/autoscaling`), body: autoscaling },
  call('listDomains', 'GET', `/services/${ID}/custom-domains`, PAGES),
  call('addDomain', 'POST', `/services/${ID}/custom-domains`, [], { name: z.string() }),
  call('listVariables', 'GET', `/services/${ID}/env-vars`, PAGES),
  call('setVariable', 'PUT', `/services/${ID}/env-vars/([A-Z0-9_]+)`, [], { value: z.string() }),
]

function call(
  name: string,
  method: string,
  path: string,
  query: readonly string[] = [],
  body?: Readonly<Record<string, z.ZodType>>,
): RenderCall {
  return {
    name,
    method,
    path: new RegExp(`^/v1${path}$`),
    query,
    ...(body && { body: z.strictObject(body) }),
  }
}
