import * as z from 'zod'
import { cron, identifier, line, repositoryName, timeZone, variableName } from './texts.ts'

/** What is delivered. */
export const productSchema = z.strictObject({
  name: line(60).describe('As people call it.'),
  slug: identifier.describe('As services, databases and images call it.'),
  description: line(200),
  repository: repositoryName
    .optional()
    .describe('The canonical repository; in others, jobs without their secrets are skipped with a notice.'),
  timeZone: timeZone.describe('Of windows and schedules as people read them; GitHub’s schedules are UTC.'),
})

/** The account on GitHub, and what its plan offers. */
export const githubSchema = z.strictObject({
  account: z.enum(['organization', 'user']),
  plan: z.enum(['free', 'pro', 'team', 'enterprise']),
  visibility: z.enum(['public', 'private']),
  hasAdvancedSecurity: z
    .boolean()
    .describe('Whether code and secret scanning are bought for private repositories.'),
  app: z
    .strictObject({ idVariable: variableName, privateKeySecret: variableName })
    .nullable()
    .describe(
      'The app whose token opens version and sync-back pull requests; what GITHUB_TOKEN pushes starts no workflow.',
    ),
  requiresSecrets: z
    .boolean()
    .describe('Whether in the canonical repository a job fails when its secret is missing.'),
  secretScanning: z.strictObject({ isOn: z.boolean(), hasPushProtection: z.boolean() }),
  dependencyUpdates: z.strictObject({
    tool: z.enum(['dependabot', 'renovate', 'none']),
    schedule: z.enum(['daily', 'weekly', 'monthly']),
  }),
})

/** When what runs by the clock runs, in UTC. */
export const schedulesSchema = z.strictObject({
  nightly: cron,
  security: cron,
  weeklyReport: cron,
  restoreDrill: cron.describe('A restore into a scratch server, reported.'),
  rollbackRehearsal: cron.describe('A rollback, rehearsed in an environment without patient data.'),
  secretRotation: cron.describe('The reminder of which secrets are due.'),
})
