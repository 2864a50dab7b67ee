import type { DeliveryMetadata, EnvironmentMetadata } from '../model/metadata.ts'
import { createSecurity } from './assurance.ts'
import {
  createDatabase,
  createLocal,
  createProduction,
  createStaging,
  SECRETS_OF_APPS,
  SECRETS_OF_DATABASES,
} from './environments.ts'
import { createGitHub, createReleases } from './github.ts'
import { createHikma } from './hikma.ts'
import { createBackups, createMonitoring, createSecrets, ownSecret, repositorySecret } from './operations.ts'
import type { PresetOptions } from './options.ts'
import { createPeople, OWNED_BY_EXPERTS } from './people.ts'
import { createGates, createPipelines, FAST, tier } from './pipelines.ts'
import { protect, QUALITY, SAFETY } from './protection.ts'

const DEPLOYED = ['dev', 'staging', 'production', 'dr']

/** Trunk-based: a release goes through dev, staging, production and a second site on Kubernetes, by GitOps. */
export function createMedstack(options: PresetOptions): DeliveryMetadata {
  return {
    ...createHikma(options),
    github: createGitHub({ plan: 'enterprise', visibility: 'private', hasAdvancedSecurity: true }),
    people: createPeople(options, OWNED_BY_EXPERTS),
    branching: {
      model: 'trunk',
      enforcement: 'rulesets',
      nameEnforcement: 'rulesets',
      mergesBack: false,
      protection: {
        main: protect(['ci', 'clinical validation', 'coverage', 'end to end', ...QUALITY, ...SAFETY], {
          needsLinearHistory: true,
          hasMergeQueue: true,
        }),
      },
    },
    environments: createEnvironments(options),
    targets: createTargets(options),
    pipelines: createPipelines(
      { main: tier([...FAST, 'e2e', 'coverage', 'security', 'image', 'clinical-validation']) },
      { shards: { test: 4, e2e: 4 }, hasPreviews: true },
    ),
    gates: createGates({ unit: 90, integration: 85, e2e: 75 }),
    secrets: createSecrets(DEPLOYED, {
      DATABASE_URL: ownSecret('The database, as the application', DEPLOYED),
      DELIVERY_APP_KEY: repositorySecret('Opens version pull requests'),
      GITOPS_TOKEN: ownSecret('Writes which release an environment is to run', DEPLOYED),
      MIGRATION_DATABASE_URL: ownSecret('The database, as the owner of its schema', DEPLOYED),
      REGISTRY_PASSWORD: ownSecret('Pushes images', DEPLOYED),
      REGISTRY_USERNAME: ownSecret('Pushes images', DEPLOYED),
    }),
    backups: createBackups(['production', 'dr']),
    monitoring: createMonitoring(options, 'prometheus'),
    releases: createReleases('startsDeploy', true),
    featureFlags: {},
    security: {
      ...createSecurity('aws-secrets-manager', ['A business associate addendum with AWS']),
      ddosProtection: 'AWS Shield in front of CloudFront',
      webApplicationFirewall: 'AWS WAF in front of CloudFront',
    },
    documents: { ...createHikma(options).documents, hasTypeDoc: true },
  }
}

function createEnvironments(options: PresetOptions): DeliveryMetadata['environments'] {
  const common = {
    target: 'kubernetes',
    from: { release: true },
    region: 'eu-central-1',
    secrets: { ...SECRETS_OF_APPS, ...SECRETS_OF_DATABASES },
  }
  const production = createProduction(options, {
    ...common,
    strategy: 'canary',
    approval: { how: 'environment', by: ['devops', 'clinical'], waitMinutes: 10, needsReleaseNotes: true },
    services: createServices(3, 10),
    database: createDatabase(options, 'production', {
      hasPointInTimeRecovery: true,
      isHighlyAvailable: true,
      readReplicas: 1,
    }),
  })
  return {
    development: createLocal(),
    dev: createDev(options, common),
    staging: createStaging(options, {
      ...common,
      strategy: 'blue-green',
      after: 'dev',
      services: createServices(2, 4),
    }),
    production,
    dr: createSecondSite(options, production),
  }
}

type Common = Pick<EnvironmentMetadata, 'target' | 'from' | 'secrets'> & { region: string }

function createDev(options: PresetOptions, common: Common): EnvironmentMetadata {
  return createStaging(options, {
    ...common,
    title: 'Dev',
    purpose: 'Newest release, with made-up data',
    access: ['engineering'],
    dataClass: 'synthetic',
    url: `https://${options.slug}-dev.${options.domain}`,
    database: createDatabase(options, 'dev'),
    storage: { uploads: `${options.slug}-dev-uploads` },
    services: createServices(1, 2),
  })
}

/** A second site, in another region, that takes production’s place. */
function createSecondSite(options: PresetOptions, production: EnvironmentMetadata): EnvironmentMetadata {
  return {
    ...production,
    title: 'Disaster recovery',
    purpose: 'Takes the place of production in a disaster',
    region: 'eu-west-1',
    url: `https://${options.slug}-dr.${options.domain}`,
    after: 'production',
    recovers: 'production',
    strategy: 'rolling',
    database: createDatabase(options, 'dr', { hasPointInTimeRecovery: true }),
    storage: { uploads: `${options.slug}-dr-uploads`, backups: `${options.slug}-dr-backups` },
  }
}

function createServices(replicas: number, max: number): EnvironmentMetadata['services'] {
  return {
    'ehr-api': {
      replicas,
      scaling: { max, cpuPercent: 70, memoryPercent: 80 },
      limits: { cpuMillis: 1000, memoryMb: 1024 },
    },
  }
}

function createTargets(options: PresetOptions): DeliveryMetadata['targets'] {
  return {
    registry: {
      host: 'ghcr.io',
      namespace: options.slug,
      usernameSecret: 'REGISTRY_USERNAME',
      passwordSecret: 'REGISTRY_PASSWORD',
    },
    kubernetes: {
      gitopsFolder: 'deploy/kubernetes',
      gitopsTokenSecret: 'GITOPS_TOKEN',
      ingressClass: 'alb',
      canarySteps: [
        { weightPercent: 10, pauseMinutes: 10 },
        { weightPercent: 50, pauseMinutes: 10 },
        { weightPercent: 100, pauseMinutes: 1 },
      ],
      syncs: 'automatic',
    },
    aws: {
      accountVariable: 'AWS_ACCOUNT',
      roleVariable: 'AWS_ROLE',
      stateBucketVariable: 'TERRAFORM_STATE_BUCKET',
      eks: { version: '1.33', instanceType: 'm7g.large', minNodes: 2, maxNodes: 6 },
      rds: { instanceClass: 'db.m7g.large', isMultiZone: true, isEncrypted: true },
      hasCloudFront: true,
    },
  }
}
