import type { DeliveryMetadata } from '../model/metadata.ts'
import type { PresetOptions } from './options.ts'

/** The figures of backups that all seeds agree on. */
export function createBackups(environments: readonly string[]): DeliveryMetadata['backups'] {
  return {
    environments: [...environments],
    fullEveryHours: 24,
    incrementalEveryMinutes: 60,
    archivesWal: true,
    keepFullDays: 30,
    keepIncrementalDays: 7,
    keepWalDays: 7,
    isEncryptedAtRest: true,
    isEncryptedInTransit: true,
    encryptionKeySecret: 'BACKUP_KEY',
    uploadsEveryHours: 24,
    configurationPaths: ['delivery.json'],
    beforeDeploy: [...environments],
    objectives: { rpoMinutes: 60, rtoMinutes: 240 },
    rehearsal: {
      into: 'scratch',
      checks: [
        'Somebody can sign in',
        'Newest record is within the recovery point objective',
        'Audit trail is unbroken',
        'A bundle can be imported',
      ],
    },
  }
}

/** The thresholds of alerts and how soon they are answered. */
export function createMonitoring(
  { slug }: PresetOptions,
  stack: DeliveryMetadata['monitoring']['stack'],
): DeliveryMetadata['monitoring'] {
  return {
    stack,
    sentry: {
      isOn: true,
      sourceMaps: {
        organization: slug,
        projects: { 'ehr-api': `${slug}-api`, 'ehr-web': `${slug}-web` },
        authTokenSecret: 'SENTRY_AUTH_TOKEN',
      },
    },
    availabilityPercent: 99.9,
    thresholds: {
      errorsHighPercent: 1,
      errorsMediumPercent: 0.5,
      p95HighMs: 1000,
      p95MediumMs: 500,
      cpuPercent: 80,
      memoryPercent: 80,
      diskPercent: 80,
      tlsDays: 7,
      queueDepth: 10,
      slowQueryMs: 500,
    },
    answerMinutes: { critical: 0, high: 60, medium: 240 },
    logs: { keepDays: 30, collector: 'standard output, collected by the host' },
  }
}

/** Failures go to Slack, security to e-mail, what is critical to PagerDuty, warnings to the dashboard. */
export function createNotifications({ domain }: PresetOptions): DeliveryMetadata['notifications'] {
  return {
    channels: {
      dashboard: { kind: 'dashboard' },
      pager: { kind: 'pagerduty', secret: 'PAGERDUTY_KEY' },
      'release-channel': { kind: 'slack', address: 'releases', secret: 'SLACK_WEBHOOK' },
      'security-mail': { kind: 'email', address: `security@${domain}` },
    },
    routes: {
      'alert-critical': ['pager'],
      'alert-high': ['release-channel'],
      'alert-medium': ['dashboard'],
      'backup-failed': ['pager', 'release-channel'],
      'deploy-announced': ['release-channel'],
      'deploy-failed': ['release-channel'],
      'deploy-succeeded': ['release-channel'],
      'drill-report': ['release-channel'],
      released: ['release-channel'],
      'rolled-back': ['release-channel'],
      'security-finding': ['security-mail'],
      warning: ['dashboard'],
      'weekly-report': ['release-channel'],
    },
    releaseChannel: 'release-channel',
  }
}

/** How one goes back, and when. */
export function createRollback(rehearsedIn: string): DeliveryMetadata['rollback'] {
  return {
    isAutomatic: true,
    keepReleases: 5,
    database: 'down-if-lossless',
    triggers: [
      'A critical fault found after a deployment',
      'Answers grow slower than the objective',
      'A weakness in security',
      'Damaged data',
      'The service cannot be reached',
    ],
    rehearsedIn,
  }
}

type Secrets = DeliveryMetadata['secrets']

/** The secrets of every preset: of the applications by environment, and of what tells people. */
export function createSecrets(environments: readonly string[], more: Secrets = {}): Secrets {
  const own = (purpose: string) => ({ purpose, scope: [...environments], rotateEveryDays: 90 })
  const shared = (purpose: string) => ({ purpose, scope: 'repository' as const, rotateEveryDays: 90 })
  const all: Secrets = {
    AUTH_SECRET: own('Keys of page cursors and second factors come from it'),
    BACKUP_KEY: own('Encrypts backups'),
    PAGERDUTY_KEY: shared('Calls whoever is on call'),
    SENTRY_AUTH_TOKEN: own('Uploads source maps'),
    SENTRY_DSN: own('Where the API reports errors'),
    SLACK_WEBHOOK: shared('Posts to the release channel'),
    SMTP_URL: own('The mail server'),
    SYNTHETIC_EMAIL: own('The account by which critical paths are tried'),
    SYNTHETIC_PASSWORD: own('The password of that account'),
    WEB_SENTRY_DSN: own('Where browsers report errors'),
    ...more,
  }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** One secret with a value in each environment. */
export function ownSecret(purpose: string, environments: readonly string[]): Secrets[string] {
  return { purpose, scope: [...environments], rotateEveryDays: 90 }
}

/** One secret with one value in the repository; nothing of patients’ data opens with it. */
export function repositorySecret(purpose: string): Secrets[string] {
  return { purpose, scope: 'repository', rotateEveryDays: 90 }
}
