import { DEFAULT_INTEGRATION } from '@ehr/conventions/branching'
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
import { createMonitoring, createSecrets, ownSecret, repositorySecret } from './operations.ts'
import { databaseSlug, type PresetOptions } from './options.ts'
import { createPeople, OWNED_BY_EXPERTS } from './people.ts'
import { createPipelines, FAST, tier } from './pipelines.ts'
import { protect, QUALITY, SAFETY } from './protection.ts'

/** One integration branch; tags deploy by SSH to a host with systemd and nginx, production by approval and notes. */
export function createStmary(options: PresetOptions): DeliveryMetadata {
  const deployed = ['staging', 'production']
  return {
    ...createHikma(options),
    people: createPeople(options, OWNED_BY_EXPERTS),
    branching: {
      model: 'deploy-tags',
      integration: DEFAULT_INTEGRATION,
      enforcement: 'rulesets',
      nameEnforcement: 'hooks-and-ci',
      mergesBack: false,
      protection: { [DEFAULT_INTEGRATION]: protect(['ci', 'coverage', ...QUALITY, ...SAFETY]) },
    },
    environments: createEnvironments(options),
    targets: { ssh: createSsh(options) },
    pipelines: createPipelines({
      [DEFAULT_INTEGRATION]: tier([...FAST, 'coverage', 'security', 'clinical-validation']),
    }),
    scans: createScans({ codecov: { tokenSecret: 'CODECOV_TOKEN' } }),
    secrets: createSecrets(deployed, {
      CODECOV_TOKEN: repositorySecret('Uploads coverage'),
      DATABASE_URL: ownSecret('The database, as the application', deployed),
      DELIVERY_APP_KEY: repositorySecret('Opens version pull requests'),
      DEPLOY_HOST: ownSecret('The host', deployed),
      DEPLOY_KEY: ownSecret('Opens the host', deployed),
      DEPLOY_KNOWN_HOSTS: ownSecret('Proves that it is the host', deployed),
      MIGRATION_DATABASE_URL: ownSecret('The database, as the owner of its schema', deployed),
    }),
    monitoring: createMonitoring(options, 'provider'),
    releases: createReleases('startsDeploy', false),
    clinicalValidation: { ...createHikma(options).clinicalValidation, branches: [DEFAULT_INTEGRATION] },
    security: createSecurity('systemd', [
      'An agreement with the hoster about the processing of patients’ data',
    ]),
  }
}

function createEnvironments(options: PresetOptions): DeliveryMetadata['environments'] {
  const secrets = { ...SECRETS_OF_APPS, ...SECRETS_OF_DATABASES }
  return {
    development: createLocal(),
    staging: createStaging(options, { target: 'ssh', from: { tag: 'staging-*' }, secrets }),
    production: createProduction(options, {
      target: 'ssh',
      from: { tag: 'prod-*' },
      approval: { how: 'environment', by: ['devops', 'product'], waitMinutes: 0, needsReleaseNotes: true },
      secrets,
    }),
  }
}

function createSsh(options: PresetOptions): NonNullable<DeliveryMetadata['targets']['ssh']> {
  return {
    host: {
      hostSecret: 'DEPLOY_HOST',
      keySecret: 'DEPLOY_KEY',
      knownHostsSecret: 'DEPLOY_KNOWN_HOSTS',
      user: databaseSlug(options),
    },
    folder: `/srv/${options.slug}`,
    webRoot: `/var/www/${options.slug}`,
    environmentFiles: `/etc/${options.slug}`,
    configurationBackup: '/etc/backup',
    unit: `${options.slug}-backend`,
  }
}
