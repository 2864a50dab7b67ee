import * as z from 'zod'
import {
  count,
  databaseName,
  filePath,
  hostName,
  hostPath,
  identifier,
  line,
  repositoryName,
  variableName,
} from './texts.ts'

/** The targets that this model knows settings for; a team may register its own besides. */
export const TARGET_NAMES = ['local', 'render', 'compose', 'ssh', 'container', 'kubernetes'] as const

const renderSchema = z.strictObject({
  workspacePlan: z.enum(['hobby', 'professional', 'organization', 'enterprise']),
  apiKeySecret: variableName,
  project: line(60),
  hasIsolatedNetworks: z.boolean(),
  previews: z.strictObject({
    generation: z.enum(['off', 'manual', 'automatic']),
    expireAfterDays: count(30),
  }),
  shutdownSeconds: count(300),
  deployBy: z.enum(['api', 'hook']),
})

const hostSchema = z.strictObject({
  hostSecret: variableName.describe('The secret that names the host, one for each environment.'),
  keySecret: variableName,
  knownHostsSecret: variableName,
  user: databaseName,
})

const composeSchema = z.strictObject({
  host: hostSchema,
  folder: hostPath,
  healthTimeoutSeconds: count(600),
})

const sshSchema = z.strictObject({
  host: hostSchema,
  folder: hostPath.describe('Releases, and the link to the current one, lie in here.'),
  webRoot: hostPath,
  environmentFiles: hostPath,
  configurationBackup: hostPath,
  unit: identifier.describe('The systemd unit of production; others have the environment’s name in theirs.'),
})

const registrySchema = z.strictObject({
  host: hostName,
  namespace: identifier,
  usernameSecret: variableName,
  passwordSecret: variableName,
})

const kubernetesSchema = z.strictObject({
  gitopsRepository: repositoryName.optional().describe('Left out when manifests lie in this repository.'),
  gitopsFolder: filePath,
  gitopsTokenSecret: variableName.optional(),
  ingressClass: identifier,
  canarySteps: z.array(z.strictObject({ weightPercent: count(100), pauseMinutes: count(1440) })).max(10),
  syncs: z.enum(['automatic', 'manual']),
})

const awsSchema = z.strictObject({
  accountVariable: variableName,
  roleVariable: variableName.describe('The role that GitHub’s identity token assumes; no stored keys.'),
  stateBucketVariable: variableName,
  eks: z.strictObject({
    version: line(10),
    instanceType: line(40),
    minNodes: count(100),
    maxNodes: count(100),
  }),
  rds: z.strictObject({ instanceClass: line(40), isMultiZone: z.boolean(), isEncrypted: z.boolean() }),
  hasCloudFront: z.boolean(),
})

/** Settings of what the environments run on; only what is used is given. */
export const targetsSchema = z.strictObject({
  render: renderSchema.optional(),
  compose: composeSchema.optional(),
  ssh: sshSchema.optional(),
  registry: registrySchema.optional().describe('Where images are pushed to.'),
  kubernetes: kubernetesSchema.optional(),
  aws: awsSchema.optional(),
})
