import { configurationModel } from '@ehr/migration-guard/configuration'
import * as z from 'zod'
import {
  clinicalValidationSchema,
  criticalPathsSchema,
  documentsSchema,
  featureFlagsSchema,
  securitySchema,
  signOffSchema,
} from './assurance.ts'
import { branchingSchema } from './branching.ts'
import { environmentSchema } from './environments.ts'
import {
  backupsSchema,
  monitoringSchema,
  notificationsSchema,
  releasesSchema,
  rollbackSchema,
  secretsSchema,
} from './operations.ts'
import { peopleSchema } from './people.ts'
import { gatesSchema, pipelinesSchema, scansSchema } from './pipelines.ts'
import { githubSchema, productSchema } from './product.ts'
import { targetsSchema } from './targets.ts'
import { identifier } from './texts.ts'

/** Everything that delivery.json may say. */
export const metadataSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  product: productSchema,
  github: githubSchema,
  people: peopleSchema,
  branching: branchingSchema,
  environments: z.record(identifier, environmentSchema),
  targets: targetsSchema,
  pipelines: pipelinesSchema,
  gates: gatesSchema,
  scans: scansSchema,
  secrets: secretsSchema,
  backups: backupsSchema,
  monitoring: monitoringSchema,
  notifications: notificationsSchema,
  rollback: rollbackSchema,
  releases: releasesSchema,
  criticalPaths: criticalPathsSchema,
  signOff: signOffSchema,
  clinicalValidation: clinicalValidationSchema,
  featureFlags: featureFlagsSchema,
  security: securitySchema,
  documents: documentsSchema,
  migrationGuard: configurationModel.optional().describe('How migrations are validated.'),
})

/** What delivery.json says, parsed. */
export type DeliveryMetadata = z.infer<typeof metadataSchema>

/** One environment of it. */
export type EnvironmentMetadata = DeliveryMetadata['environments'][string]

/** How one long-lived branch is protected. */
export type Protection = DeliveryMetadata['branching']['protection'][string]
