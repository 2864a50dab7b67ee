import * as z from 'zod'
import { schedulesSchema } from './product.ts'
import {
  branchName,
  count,
  identifier,
  line,
  percent,
  variableName,
  webAddress,
  workflowFile,
} from './texts.ts'

/** Everything that can be checked before a merge; each is one job, or a gate over several. */
const CHECK_IDS = [
  'lint',
  'typecheck',
  'test',
  'build',
  'migrations',
  'environment',
  'generated',
  'commits',
  'secret-scan',
  'security',
  'coverage',
  'e2e',
  'api-smoke',
  'image',
  'benchmarks',
  'load-test',
  'clinical-validation',
  'regression',
  'clean-repo',
  'merge-flow',
] as const

/** One thing that is checked before a merge. */
export type CheckId = (typeof CHECK_IDS)[number]

const tierSchema = z.strictObject({
  checks: z.array(z.enum(CHECK_IDS)).min(1).max(CHECK_IDS.length),
  informational: z.array(z.enum(CHECK_IDS)).max(CHECK_IDS.length).describe('Those of them that never block.'),
  workflow: workflowFile
    .optional()
    .describe('Where the checks go that only this tier has; the file of the others when left out.'),
})

const ownJobSchema = z.strictObject({
  workflow: workflowFile,
  id: identifier,
  name: line(60),
  needs: z.array(identifier).max(20),
  command: line(400).describe('One command, run after checkout and install, as on any machine.'),
  timeoutMinutes: count(360),
})

/** What runs where, on how many machines, and how long it may take. */
export const pipelinesSchema = z.strictObject({
  tiers: z
    .record(branchName, tierSchema)
    .describe('What is checked before a merge into each long-lived branch.'),
  files: z.strictObject({
    checks: workflowFile,
    security: workflowFile,
    release: workflowFile,
    nightly: workflowFile,
    mergeFlow: workflowFile,
    cleanRepo: workflowFile,
    images: workflowFile,
    preview: workflowFile,
    reports: workflowFile,
  }),
  order: z
    .enum(['parallel', 'stages'])
    .describe('Whether builds wait for quality, security and tests, or all run at once.'),
  shards: z.strictObject({ test: count(50), e2e: count(50) }),
  matrix: z.strictObject({
    node: z
      .array(z.string().regex(/^[0-9]{2}(\.[0-9]+){0,2}$/))
      .min(1)
      .max(5),
    postgres: z
      .array(z.enum(['16', '17', '18']))
      .min(1)
      .max(3),
    runners: z
      .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/, 'expected a label such as "ubuntu-24.04"'))
      .min(1)
      .max(5)
      .describe('Labels of runners; the first runs everything but the matrix of tests.'),
  }),
  budgets: z
    .strictObject({
      buildMinutes: count(360),
      testMinutes: count(360),
      deployMinutes: count(360),
      totalMinutes: count(720),
    })
    .describe('What the summary of each run is held against.'),
  schedules: schedulesSchema,
  nxCache: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('github') }),
    z.strictObject({
      kind: z.literal('server'),
      url: webAddress,
      readSecret: variableName,
      writeSecret: variableName,
    }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
  hasPreviews: z.boolean().describe('An environment for each pull request, with synthetic data.'),
  benchmarkTolerancePercent: percent.describe('How much slower than the stored baseline is a regression.'),
  ownJobs: z.array(ownJobSchema).max(50).describe('The team’s own jobs.'),
})

/** What a change must reach before it goes on. */
export const gatesSchema = z.strictObject({
  coverage: z.strictObject({
    unitPercent: percent,
    integrationPercent: percent,
    e2ePercent: percent.describe('Of the critical paths below.'),
    securityPercent: percent.describe('Of the scans that are switched on.'),
  }),
  performance: z.strictObject({
    p95Ms: count(60_000),
    errorPercent: percent,
    requestsPerSecond: count(100_000),
  }),
  vulnerabilities: z
    .enum(['critical', 'high', 'moderate', 'low'])
    .describe('From which severity on a finding blocks.'),
})

const scan = z.boolean()

/** The scans: what runs in GitHub or in a cloud is a step of the workflows, switched on here. */
export const scansSchema = z.strictObject({
  osv: scan,
  audit: scan,
  codeql: scan,
  trivy: scan,
  secrets: z.enum(['secretlint', 'gitleaks', 'gitguardian']),
  zap: z
    .strictObject({ environment: identifier })
    .nullable()
    .describe('A baseline against a running environment.'),
  sonar: z
    .strictObject({ tokenSecret: variableName, hostUrl: webAddress, projectKey: identifier })
    .nullable(),
  snyk: z.strictObject({ tokenSecret: variableName }).nullable(),
  codecov: z.strictObject({ tokenSecret: variableName }).nullable(),
  dependencyReview: scan,
  exceptions: z
    .array(
      z.strictObject({
        check: z.enum(['osv', 'secrets', 'clean-repo']),
        subject: line(200).describe('Id of a fault, or path of a file; * stands for anything but a slash.'),
        reason: line(300),
        until: z.iso.date().describe('The last day on which it holds.'),
      }),
    )
    .max(200)
    .optional()
    .describe('Findings that are accepted for a while, each with a reason and an end.'),
})
