import * as z from 'zod'
import { branchName, count, day, filePath, identifier, line, urlPath, variableName } from './texts.ts'

/** What must work after each deployment, and with which account it is tried. */
export const criticalPathsSchema = z.strictObject({
  syntheticAccount: z
    .strictObject({ emailSecret: variableName, passwordSecret: variableName, signInPath: urlPath })
    .nullable()
    .describe('An account that may read made-up records only.'),
  paths: z
    .array(
      z.strictObject({
        id: identifier,
        title: line(120),
        path: urlPath.optional().describe('Asked for after a deployment.'),
        expectStatus: z.number().int().min(200).max(599).optional(),
        isSignedIn: z.boolean(),
        journey: filePath.optional().describe('The end-to-end test that walks it.'),
      }),
    )
    .min(1)
    .max(50),
})

/** What people confirm, besides what machines check. */
export const signOffSchema = z.strictObject({
  pullRequest: z.array(line(160)).max(30).describe('The checklist of each pull request.'),
  beforeDeploy: z.array(line(160)).max(30),
  afterStaging: z.array(line(160)).max(30),
  afterProduction: z.array(line(160)).max(30),
  manualTests: z.array(z.strictObject({ title: line(60), owner: identifier })).max(20),
})

/** Known answers that a clinician signs. */
export const clinicalValidationSchema = z.strictObject({
  branches: z.array(branchName).max(5).describe('Into which branches nothing goes without it.'),
  target: identifier.describe('The Nx target that writes the document.'),
  document: filePath,
  owner: identifier,
})

/** What is switched on in which environment; a flag has an owner and an end. */
export const featureFlagsSchema = z.record(
  identifier,
  z.strictObject({
    description: line(160),
    owner: identifier,
    isOnIn: z.array(identifier).max(20),
    removeBy: day,
  }),
)

/** Network, images, secrets, agreements: what operations documents say about safety. */
export const securitySchema = z.strictObject({
  secretManager: z.enum(['github', 'render', 'vault', 'aws-secrets-manager', 'systemd']),
  rotateEveryDays: count(3650),
  firewall: line(200),
  vpn: line(200).nullable(),
  ddosProtection: line(200).nullable(),
  webApplicationFirewall: line(200).nullable(),
  images: z.strictObject({
    base: line(120),
    runsAsRoot: z.boolean(),
    hasLimits: z.boolean(),
    isScanned: z.boolean(),
  }),
  agreements: z.array(line(200)).max(20).describe('What must be signed before patients’ data are held.'),
  accessReviewDays: count(3650),
})

/** Which documents are generated besides those that operations need. */
export const documentsSchema = z.strictObject({
  hasOpenApi: z.boolean(),
  hasTypeDoc: z.boolean(),
  labels: z.array(identifier).max(50).describe('Labels of pull requests besides those of their targets.'),
})
