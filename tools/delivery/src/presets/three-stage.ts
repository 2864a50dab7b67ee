import type { DeliveryMetadata } from '../model/metadata.ts'
import { createSecurity } from './assurance.ts'
import {
  createLocal,
  createProduction,
  createStaging,
  SECRETS_OF_APPS,
  SECRETS_OF_DATABASES,
} from './environments.ts'
import { createReleases, createScans } from './github.ts'
import { createHikma } from './hikma.ts'
import { createSecrets, ownSecret, repositorySecret } from './operations.ts'
import type { PresetOptions } from './options.ts'
import { createPeople, OWNED_BY_EXPERTS } from './people.ts'
import { createPipelines, FAST, tier } from './pipelines.ts'
import { protect, QUALITY } from './protection.ts'

/** Development, staging, main: each stage checks more, and images go to a registry. */
export function createThreeStage(options: PresetOptions): DeliveryMetadata {
  const deployed = ['staging', 'production']
  return {
    ...createHikma(options),
    people: createPeople(options, OWNED_BY_EXPERTS),
    branching: createBranching(),
    environments: createEnvironments(options),
    targets: {
      registry: {
        host: 'docker.io',
        namespace: options.slug,
        usernameSecret: 'DOCKER_USERNAME',
        passwordSecret: 'DOCKER_PASSWORD',
      },
    },
    pipelines: createPipelines(createTiers()),
    scans: createScans({ codecov: { tokenSecret: 'CODECOV_TOKEN' } }),
    secrets: createSecrets(deployed, {
      CODECOV_TOKEN: repositorySecret('Uploads coverage'),
      DATABASE_URL: ownSecret('The database, as the application', deployed),
      DELIVERY_APP_KEY: repositorySecret('Opens version and sync-back pull requests'),
      DOCKER_PASSWORD: ownSecret('Pushes images', deployed),
      DOCKER_USERNAME: ownSecret('Pushes images', deployed),
      MIGRATION_DATABASE_URL: ownSecret('The database, as the owner of its schema', deployed),
    }),
    releases: createReleases('startsDeploy', false),
    security: createSecurity('github', [
      'An agreement with the hoster about the processing of patients’ data',
    ]),
  }
}

function createTiers(): DeliveryMetadata['pipelines']['tiers'] {
  const full = [...FAST, 'api-smoke', 'security', 'image'] as const
  return {
    development: tier(full, { informational: ['security'] }),
    staging: tier([...full, 'coverage', 'benchmarks', 'e2e'], {
      workflow: 'staging.yml',
      informational: ['security'],
    }),
    main: tier([...full, 'clinical-validation', 'regression', 'load-test'], { workflow: 'production.yml' }),
  }
}

/** Stage by stage a squash goes forwards, and a merge commit comes back. */
function createBranching(): DeliveryMetadata['branching'] {
  const back = { mergeMethods: ['merge', 'squash'] } satisfies Parameters<typeof protect>[1]
  return {
    model: 'three-stage',
    enforcement: 'rulesets',
    nameEnforcement: 'hooks-and-ci',
    mergesBack: true,
    protection: {
      development: protect(['ci', ...QUALITY], { ...back, needsCodeOwners: false }),
      staging: protect(['ci', 'staging', 'coverage', 'benchmarks', ...QUALITY], back),
      main: protect(
        [
          'ci',
          'production',
          'clinical validation',
          'dependency and code scan',
          'full regression',
          'migration validation',
          'secret scan',
          ...QUALITY,
        ],
        { needsLinearHistory: true },
      ),
    },
  }
}

function createEnvironments(options: PresetOptions): DeliveryMetadata['environments'] {
  const secrets = { ...SECRETS_OF_APPS, ...SECRETS_OF_DATABASES }
  return {
    development: createLocal(),
    staging: createStaging(options, {
      target: 'container',
      from: { branch: 'staging' },
      workflow: 'staging.yml',
      secrets,
    }),
    production: createProduction(options, {
      target: 'container',
      from: { branch: 'main', tag: 'v*' },
      workflow: 'production.yml',
      approval: { how: 'environment', by: ['devops', 'clinical'], waitMinutes: 0, needsReleaseNotes: false },
      secrets,
    }),
  }
}
