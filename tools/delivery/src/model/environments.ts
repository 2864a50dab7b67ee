import * as z from 'zod'
import {
  branchName,
  bucketName,
  clockTime,
  count,
  databaseName,
  identifier,
  line,
  tagPattern,
  variableName,
  variableValue,
  webAddress,
  workflowFile,
} from './texts.ts'

/** What data an environment may hold. */
const DATA_CLASSES = ['synthetic', 'anonymized', 'phi'] as const

/** Days as windows name them. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const approvalSchema = z.strictObject({
  how: z
    .enum(['pull-request', 'environment'])
    .describe(
      'By the code owners of the pull request into the branch; or by reviewers of GitHub’s environment.',
    ),
  by: z.array(identifier).min(1).max(6).describe('Owners, of whom one suffices.'),
  waitMinutes: z.number().int().min(0).max(43_200),
  needsReleaseNotes: z.boolean(),
})

const databaseSchema = z.strictObject({
  name: databaseName,
  user: databaseName,
  instance: identifier.describe('The server; two environments may never share one.'),
  version: z.enum(['16', '17', '18']),
  plan: line(40).optional().describe('As the provider names its sizes.'),
  diskGb: count(65_536).optional(),
  isHighlyAvailable: z.boolean(),
  hasPointInTimeRecovery: z.boolean(),
  readReplicas: z.number().int().min(0).max(5),
})

const serviceSchema = z.strictObject({
  replicas: count(100),
  plan: line(40).optional().describe('As the provider names its sizes.'),
  scaling: z
    .strictObject({ max: count(100), cpuPercent: count(90), memoryPercent: count(90) })
    .optional()
    .describe('More than `replicas` under load.'),
  limits: z.strictObject({ cpuMillis: count(64_000), memoryMb: count(262_144) }).optional(),
})

/** One environment: what it is for, what it holds, what deploys it, and where it runs. */
export const environmentSchema = z.strictObject({
  title: line(60),
  purpose: line(200),
  access: z.array(identifier).min(1).max(10).describe('Owners who may reach it.'),
  dataClass: z.enum(DATA_CLASSES),
  target: identifier.describe('What it runs on; "local" is nothing that is deployed.'),
  region: identifier.optional(),
  url: webAddress.optional(),
  cdnUrl: webAddress.optional().describe('Where browsers fetch hashed assets from, when not from the API.'),
  from: z
    .strictObject({
      branch: branchName.optional(),
      tag: tagPattern.optional(),
      release: z.boolean().optional(),
    })
    .describe('What deploys it: a merge into a branch, a tag, a published release; nothing for a local one.'),
  after: identifier
    .optional()
    .describe('The environment that must have run the same migrations before; production names staging.'),
  recovers: identifier.optional().describe('The environment whose place this one takes in a disaster.'),
  workflow: workflowFile.optional().describe('The workflow that deploys it; deploy.yml when left out.'),
  approval: approvalSchema.nullable(),
  window: z
    .strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1).max(7), from: clockTime, to: clockTime })
    .nullable()
    .describe('When it may be deployed, in the product’s time zone; always when null.'),
  strategy: z.enum(['replace', 'rolling', 'blue-green', 'canary']),
  services: z.record(identifier, serviceSchema).describe('By the folder of the application.'),
  database: databaseSchema.nullable(),
  storage: z
    .strictObject({ uploads: bucketName.optional(), backups: bucketName.optional() })
    .describe('Buckets, versioned.'),
  variables: z.record(variableName, variableValue).describe('Values that are no secrets, by the variable.'),
  secrets: z
    .record(variableName, variableName)
    .describe('Which secret fills a variable; the secrets themselves are listed under `secrets`.'),
})
