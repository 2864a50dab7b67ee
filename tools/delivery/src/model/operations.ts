import * as z from 'zod'
import { count, filePath, identifier, line, percent, variableName, webAddress } from './texts.ts'

/** Every secret by its name: never a value. */
export const secretsSchema = z.record(
  variableName,
  z.strictObject({
    purpose: line(160),
    scope: z
      .union([z.literal('repository'), z.array(identifier).min(1).max(20)])
      .describe('The whole repository, or the environments that have a value of their own each.'),
    rotateEveryDays: count(3650),
  }),
)

/** Backups, and how one knows that they can be restored. */
export const backupsSchema = z.strictObject({
  environments: z.array(identifier).max(20).describe('Which environments are backed up.'),
  fullEveryHours: count(168),
  incrementalEveryMinutes: count(1440),
  archivesWal: z.boolean(),
  keepFullDays: count(3650),
  keepIncrementalDays: count(3650),
  keepWalDays: count(3650),
  isEncryptedAtRest: z.boolean(),
  isEncryptedInTransit: z.boolean(),
  encryptionKeySecret: variableName,
  uploadsEveryHours: count(168),
  configurationPaths: z.array(filePath).max(20).describe('What configuration is mirrored.'),
  beforeDeploy: z
    .array(identifier)
    .max(20)
    .describe('Environments that are backed up before each deployment.'),
  objectives: z.strictObject({ rpoMinutes: count(10_080), rtoMinutes: count(10_080) }),
  rehearsal: z.strictObject({
    into: z
      .union([z.literal('scratch'), identifier])
      .describe('A scratch server of the same data class; or an environment.'),
    checks: z.array(line(160)).min(1).max(20),
  }),
})

/** What is measured, from when on somebody is told, and how soon they answer. */
export const monitoringSchema = z.strictObject({
  stack: z.enum(['prometheus', 'provider', 'none']),
  sentry: z
    .strictObject({
      isOn: z.boolean(),
      sourceMaps: z
        .strictObject({
          organization: identifier.describe('As in the address of its pages at Sentry.'),
          projects: z
            .record(identifier, identifier)
            .refine((projects) => Object.keys(projects).length > 0, 'name at least one application')
            .describe('Which project the maps of an application go to, by the application’s folder.'),
          authTokenSecret: variableName.describe('An organization token, which may upload and nothing else.'),
          server: webAddress.optional().describe('An installation of your own, in place of sentry.io.'),
        })
        .nullable()
        .describe(
          'Uploaded where the applications are built, then taken out of what is served; null uploads none.',
        ),
    })
    .describe('Free of patient data.'),
  availabilityPercent: percent,
  thresholds: z.strictObject({
    errorsHighPercent: percent,
    errorsMediumPercent: percent,
    p95HighMs: count(60_000),
    p95MediumMs: count(60_000),
    cpuPercent: percent,
    memoryPercent: percent,
    diskPercent: percent,
    tlsDays: count(90),
    queueDepth: count(100_000),
    slowQueryMs: count(60_000),
  }),
  answerMinutes: z.strictObject({
    critical: z.number().int().min(0).max(60),
    high: count(1440),
    medium: count(10_080),
  }),
  logs: z.strictObject({ keepDays: count(3650), collector: line(60) }),
})

/** The kinds of channels. */
const CHANNEL_KINDS = ['slack', 'email', 'pagerduty', 'dashboard', 'github'] as const

/** What people are told of. */
const EVENTS = [
  'deploy-announced',
  'deploy-succeeded',
  'deploy-failed',
  'rolled-back',
  'released',
  'security-finding',
  'alert-critical',
  'alert-high',
  'alert-medium',
  'warning',
  'backup-failed',
  'drill-report',
  'weekly-report',
] as const

/** Channels, and what goes to which. */
export const notificationsSchema = z.strictObject({
  channels: z.record(
    identifier,
    z.strictObject({
      kind: z.enum(CHANNEL_KINDS),
      address: line(120).optional().describe('Mail address, channel or page, where it is no secret.'),
      secret: variableName.optional().describe('The webhook or key.'),
    }),
  ),
  routes: z.partialRecord(z.enum(EVENTS), z.array(identifier).min(1).max(10)),
  releaseChannel: identifier.describe('Where results of deployments go, with trace ids and coverage.'),
  statusPage: webAddress.optional(),
})

/** How one goes back. */
export const rollbackSchema = z.strictObject({
  isAutomatic: z.boolean().describe('Whether a failed verification rolls back by itself.'),
  keepReleases: count(100),
  database: z.enum(['down-if-lossless', 'restore-only']),
  triggers: z.array(line(160)).min(1).max(20),
  rehearsedIn: identifier,
})

/** Versions, tags and what is published with them. */
export const releasesSchema = z.strictObject({
  tag: z
    .enum(['afterDeploy', 'startsDeploy', 'none'])
    .describe('Whether the tag records a verified deployment, or starts one.'),
  prereleases: z.boolean().describe('Whether -rc versions are made from release branches.'),
  commitsBy: z
    .enum(['api', 'push'])
    .describe('How the version is committed: through GitHub’s API, which signs; or pushed, which does not.'),
  hasAttestation: z.boolean(),
  hasSbom: z.boolean(),
  hasLicenceReport: z.boolean(),
  changelog: filePath,
})
