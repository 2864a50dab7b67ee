import type { DeliveryMetadata } from '../model/metadata.ts'
import {
  createClinicalValidation,
  createCriticalPaths,
  createDocuments,
  createSecurity,
  createSignOff,
} from './assurance.ts'
import { createLocal, createProduction, createStaging } from './environments.ts'
import { createGitHub, createReleases, createScans } from './github.ts'
import {
  createBackups,
  createMonitoring,
  createNotifications,
  createRollback,
  createSecrets,
  ownSecret,
  repositorySecret,
} from './operations.ts'
import type { PresetOptions } from './options.ts'
import { createPeople } from './people.ts'
import { createGates, createPipelines, FAST, tier } from './pipelines.ts'
import { protect, QUALITY, SAFETY } from './protection.ts'

/** Who signs a release off; no code has other owners, so that no pull request into main passes without them. */
const SIGNERS = ['product', 'clinical']

/**
 * Git-flow on Render: a merge into `develop` deploys staging, one into `main` deploys production. The code owner’s
 * approval of the pull request into `main` is the sign-off.
 */
export function createHikma(options: PresetOptions): DeliveryMetadata {
  const deployed = ['staging', 'production']
  return {
    product: {
      name: options.name,
      slug: options.slug,
      description: 'An electronic health record',
      timeZone: options.timeZone,
    },
    github: createGitHub(),
    people: createPeople(options, [{ path: '*', owners: SIGNERS }]),
    branching: createBranching(),
    environments: createEnvironments(options),
    targets: { render: createRender(options) },
    pipelines: createPipelines({
      develop: tier([...FAST, 'e2e']),
      main: tier([...FAST, 'e2e', 'security', 'clinical-validation', 'regression']),
    }),
    gates: createGates(),
    scans: createScans(),
    secrets: createSecrets(deployed, {
      DELIVERY_APP_KEY: repositorySecret('Opens version and sync-back pull requests'),
      RENDER_API_KEY: ownSecret('Starts and follows deployments', deployed),
    }),
    backups: createBackups(['production']),
    monitoring: createMonitoring(options, 'provider'),
    notifications: createNotifications(options),
    rollback: createRollback('staging'),
    releases: createReleases('afterDeploy', true),
    criticalPaths: createCriticalPaths(),
    signOff: createSignOff(),
    clinicalValidation: createClinicalValidation(['main']),
    featureFlags: {},
    security: createSecurity('render', [
      'A business associate agreement with Render, before patients’ data are held',
      'A business associate agreement with Sentry, or a DSN of your own installation',
    ]),
    documents: createDocuments(),
  }
}

/** Into `main` only squashes, so that its history is linear; each comes back into `develop` by a merge commit. */
function createBranching(): DeliveryMetadata['branching'] {
  return {
    model: 'git-flow',
    enforcement: 'rulesets',
    nameEnforcement: 'hooks-and-ci',
    mergesBack: true,
    protection: {
      develop: protect(['ci', ...QUALITY], { needsCodeOwners: false, mergeMethods: ['merge', 'squash'] }),
      main: protect(['ci', ...QUALITY, ...SAFETY], { needsLinearHistory: true }),
    },
  }
}

function createEnvironments(options: PresetOptions): DeliveryMetadata['environments'] {
  return {
    development: createLocal(),
    staging: createStaging(options, { target: 'render', region: 'frankfurt', from: { branch: 'develop' } }),
    production: createProduction(options, {
      target: 'render',
      region: 'frankfurt',
      from: { branch: 'main' },
      approval: { how: 'pull-request', by: SIGNERS, waitMinutes: 0, needsReleaseNotes: false },
    }),
  }
}

function createRender(options: PresetOptions): NonNullable<DeliveryMetadata['targets']['render']> {
  return {
    workspacePlan: 'professional',
    apiKeySecret: 'RENDER_API_KEY',
    project: options.name,
    hasIsolatedNetworks: true,
    previews: { generation: 'off', expireAfterDays: 3 },
    shutdownSeconds: 60,
    deployBy: 'api',
  }
}
