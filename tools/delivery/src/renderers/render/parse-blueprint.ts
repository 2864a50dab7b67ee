import { parse } from 'yaml'
import * as z from 'zod'

const variable = z.looseObject({
  key: z.string().optional(),
  value: z.unknown().optional(),
  sync: z.unknown().optional(),
  fromGroup: z.string().optional(),
  fromDatabase: z.looseObject({ name: z.string() }).optional(),
})

const service = z.looseObject({
  type: z.string(),
  name: z.string(),
  runtime: z.string().optional(),
  region: z.string().optional(),
  plan: z.string().optional(),
  startCommand: z.string().optional(),
  preDeployCommand: z.string().optional(),
  healthCheckPath: z.string().optional(),
  autoDeployTrigger: z.string().optional(),
  numInstances: z.number().optional(),
  scaling: z.unknown().optional(),
  disk: z.unknown().optional(),
  envVars: z.array(variable).default([]),
})

const database = z.looseObject({
  name: z.string(),
  region: z.string().optional(),
  plan: z.string().optional(),
  highAvailability: z.looseObject({ enabled: z.boolean() }).optional(),
  readReplicas: z.array(z.unknown()).optional(),
  ipAllowList: z.array(z.unknown()).optional(),
})

const environment = z.looseObject({
  name: z.string(),
  permissions: z.looseObject({ protection: z.string() }).optional(),
  services: z.array(service).default([]),
  databases: z.array(database).default([]),
  envVarGroups: z.array(z.looseObject({ name: z.string(), envVars: z.array(variable) })).default([]),
})

const blueprint = z.looseObject({
  projects: z.array(z.looseObject({ name: z.string(), environments: z.array(environment) })),
})

/** One environment of a render.yaml that somebody may have edited. */
export type ReadEnvironment = z.infer<typeof environment>

/** One service of it. */
export type ReadService = z.infer<typeof service>

/** Parses a render.yaml as far as it is checked here; throws where its shape is another one. */
export function parseBlueprint(text: string): { environments: ReadEnvironment[] } {
  return { environments: blueprint.parse(parse(text)).projects.flatMap(({ environments }) => environments) }
}
