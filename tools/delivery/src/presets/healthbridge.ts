import type { DeliveryMetadata } from '../model/metadata.ts'
import { createSecurity } from './assurance.ts'
import {
  createLocal,
  createProduction,
  createStaging,
  SECRETS_OF_APPS,
  SECRETS_OF_DATABASES,
} from './environments.ts'
import { createScans } from './github.ts'
import { createHikma } from './hikma.ts'
import { createMonitoring, createSecrets, ownSecret, repositorySecret } from './operations.ts'
import type { PresetOptions } from './options.ts'
import { createPeople, OWNED_BY_EXPERTS } from './people.ts'
import { createPipelines, FAST, tier } from './pipelines.ts'
import { protect, QUALITY, SAFETY } from './protection.ts'

const FILE = 'ci-cd.yml'

/** Git-flow on a host with Docker Compose: staging on merge into `develop`, production from `main` by approval. */
export function createHealthbridge(options: PresetOptions): DeliveryMetadata {
  const deployed = ['staging', 'production']
  return {
    ...createHikma(options),
    people: createPeople(options, OWNED_BY_EXPERTS),
    branching: {
      model: 'git-flow',
      enforcement: 'rulesets',
      nameEnforcement: 'hooks-and-ci',
      mergesBack: true,
      protection: {
        develop: protect(['ci-cd', ...QUALITY], { mergeMethods: ['merge', 'squash'] }),
        main: protect(['ci-cd', ...QUALITY, ...SAFETY], { needsLinearHistory: true }),
      },
    },
    environments: createEnvironments(options),
    targets: {
      compose: {
        host: {
          hostSecret: 'DEPLOY_HOST',
          keySecret: 'DEPLOY_KEY',
          knownHostsSecret: 'DEPLOY_KNOWN_HOSTS',
          user: 'deploy',
        },
        folder: `/srv/${options.slug}`,
        healthTimeoutSeconds: 120,
      },
    },
    // The document has one pipeline in one file: quality, security, test, then build, then deploy.
    pipelines: createPipelines(
      {
        develop: tier([...FAST, 'e2e', 'security', 'image']),
        main: tier([...FAST, 'e2e', 'security', 'image', 'load-test', 'clinical-validation']),
      },
      { order: 'stages', files: { checks: FILE, security: FILE } },
    ),
    scans: createScans({
      secrets: 'gitguardian',
      snyk: { tokenSecret: 'SNYK_TOKEN' },
      sonar: { tokenSecret: 'SONAR_TOKEN', hostUrl: 'https://sonarcloud.io', projectKey: options.slug },
    }),
    secrets: createSecrets(deployed, {
      DATABASE_URL: ownSecret('The database, as the application', deployed),
      DELIVERY_APP_KEY: repositorySecret('Opens version and sync-back pull requests'),
      DEPLOY_HOST: ownSecret('The host', deployed),
      DEPLOY_KEY: ownSecret('Opens the host', deployed),
      DEPLOY_KNOWN_HOSTS: ownSecret('Proves that it is the host', deployed),
      GITGUARDIAN_API_KEY: repositorySecret('Looks for secrets'),
      MIGRATION_DATABASE_URL: ownSecret('The database, as the owner of its schema', deployed),
      SNYK_TOKEN: repositorySecret('Scans dependencies'),
      SONAR_TOKEN: repositorySecret('Scans the quality of code'),
    }),
    monitoring: createMonitoring(options, 'prometheus'),
    security: {
      ...createSecurity('vault', ['An agreement with the hoster about the processing of patients’ data']),
      webApplicationFirewall: 'In front of the reverse proxy',
    },
  }
}

function createEnvironments(options: PresetOptions): DeliveryMetadata['environments'] {
  const secrets = { ...SECRETS_OF_APPS, ...SECRETS_OF_DATABASES }
  return {
    development: createLocal(),
    staging: createStaging(options, {
      target: 'compose',
      from: { branch: 'develop' },
      workflow: FILE,
      secrets,
    }),
    production: createProduction(options, {
      target: 'compose',
      from: { branch: 'main' },
      workflow: FILE,
      approval: { how: 'environment', by: ['devops', 'product'], waitMinutes: 0, needsReleaseNotes: false },
      window: { days: ['mon', 'tue', 'wed', 'thu'], from: '18:00', to: '22:00' },
      secrets,
    }),
  }
}
