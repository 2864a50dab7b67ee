import type { EnvironmentMetadata } from '../model/metadata.ts'
import { databaseSlug, type PresetOptions } from './options.ts'

/** A developer’s own machine. */
export function createLocal(): EnvironmentMetadata {
  return {
    title: 'Development',
    purpose: 'Local development and testing',
    access: ['engineering'],
    dataClass: 'synthetic',
    target: 'local',
    from: {},
    approval: null,
    window: null,
    strategy: 'replace',
    services: {},
    database: null,
    storage: {},
    variables: {},
    secrets: {},
  }
}

type Given = Pick<EnvironmentMetadata, 'target' | 'from'> & Partial<EnvironmentMetadata>

/** An environment with anonymized data, in which what comes next is validated. */
export function createStaging(options: PresetOptions, given: Given): EnvironmentMetadata {
  return {
    title: 'Staging',
    purpose: 'Validation of features and migrations, with strictly anonymized data',
    access: ['engineering', 'product', 'clinical'],
    dataClass: 'anonymized',
    url: `https://${options.slug}-staging.${options.domain}`,
    approval: null,
    window: null,
    strategy: 'rolling',
    services: { 'ehr-api': { replicas: 1 } },
    database: createDatabase(options, 'staging'),
    storage: { uploads: `${options.slug}-staging-uploads` },
    variables: { TRUST_PROXY: 'true' },
    secrets: { ...SECRETS_OF_APPS },
    ...given,
  }
}

/** The environment that patients are treated with. */
export function createProduction(options: PresetOptions, given: Given): EnvironmentMetadata {
  return {
    title: 'Production',
    purpose: 'Live patient care',
    access: ['devops'],
    dataClass: 'phi',
    url: `https://${options.slug}.${options.domain}`,
    after: 'staging',
    approval: null,
    window: null,
    strategy: 'rolling',
    services: { 'ehr-api': { replicas: 2 } },
    database: createDatabase(options, 'production', { hasPointInTimeRecovery: true }),
    storage: {
      uploads: `${options.slug}-production-uploads`,
      backups: `${options.slug}-production-backups`,
    },
    variables: { TRUST_PROXY: 'true' },
    secrets: { ...SECRETS_OF_APPS },
    ...given,
  }
}

/** A database of an environment’s own. */
export function createDatabase(
  options: PresetOptions,
  name: string,
  different: Partial<NonNullable<EnvironmentMetadata['database']>> = {},
): NonNullable<EnvironmentMetadata['database']> {
  return {
    name: `${databaseSlug(options)}_${name}`,
    user: `${databaseSlug(options)}_app`,
    instance: `${options.slug}-${name}-db`,
    version: '16',
    isHighlyAvailable: false,
    hasPointInTimeRecovery: false,
    readReplicas: 0,
    ...different,
  }
}

/** Secrets that both applications read, one value for each environment. */
export const SECRETS_OF_APPS = {
  AUTH_SECRET: 'AUTH_SECRET',
  SENTRY_AUTH_TOKEN: 'SENTRY_AUTH_TOKEN',
  SENTRY_DSN: 'SENTRY_DSN',
  SMTP_URL: 'SMTP_URL',
  WEB_SENTRY_DSN: 'WEB_SENTRY_DSN',
} as const

/** Connections, where the hoster does not fill them in by itself. */
export const SECRETS_OF_DATABASES = {
  DATABASE_URL: 'DATABASE_URL',
  MIGRATION_DATABASE_URL: 'MIGRATION_DATABASE_URL',
} as const
