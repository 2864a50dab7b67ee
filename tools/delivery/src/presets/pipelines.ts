import type { DeliveryMetadata } from '../model/metadata.ts'
import type { CheckId } from '../model/pipelines.ts'

type Pipelines = DeliveryMetadata['pipelines']

/** What every pull request goes through. */
export const FAST: readonly CheckId[] = [
  'lint',
  'typecheck',
  'test',
  'build',
  'migrations',
  'environment',
  'generated',
  'commits',
  'secret-scan',
  'clean-repo',
  'merge-flow',
]

/** Machines, shards and schedules that all presets begin with; `different` says what one has otherwise. */
export function createPipelines(
  tiers: Pipelines['tiers'],
  different: Partial<Omit<Pipelines, 'files'>> & { files?: Partial<Pipelines['files']> } = {},
): Pipelines {
  const { files, ...others } = different
  return {
    tiers,
    order: 'parallel',
    shards: { test: 2, e2e: 2 },
    matrix: { node: ['26'], postgres: ['16'], runners: ['ubuntu-24.04'] },
    budgets: { buildMinutes: 10, testMinutes: 20, deployMinutes: 15, totalMinutes: 45 },
    schedules: {
      nightly: '15 1 * * *',
      security: '15 3 * * *',
      weeklyReport: '0 6 * * 1',
      restoreDrill: '30 2 * * 0',
      rollbackRehearsal: '0 9 15 1,4,7,10 *',
      secretRotation: '0 6 1 1,4,7,10 *',
    },
    nxCache: { kind: 'github' },
    hasPreviews: false,
    benchmarkTolerancePercent: 20,
    ownJobs: [],
    ...others,
    files: {
      checks: 'ci.yml',
      security: 'security.yml',
      release: 'release.yml',
      nightly: 'nightly-tests.yml',
      mergeFlow: 'merge-flow.yml',
      cleanRepo: 'check-clean-repo.yml',
      images: 'docker-tests.yml',
      preview: 'preview.yml',
      reports: 'reports.yml',
      ...files,
    },
  }
}

/** One tier. */
export function tier(
  checks: readonly CheckId[],
  more: Partial<Omit<Pipelines['tiers'][string], 'checks'>> = {},
): Pipelines['tiers'][string] {
  return { checks: [...checks], informational: [], ...more }
}

/** Gates that are never lower than what the code reaches anyway. */
export function createGates(
  coverage: { unit: number; integration: number; e2e: number } = { unit: 80, integration: 70, e2e: 75 },
): DeliveryMetadata['gates'] {
  return {
    coverage: {
      unitPercent: coverage.unit,
      integrationPercent: coverage.integration,
      e2ePercent: coverage.e2e,
      securityPercent: 100,
    },
    performance: { p95Ms: 1000, errorPercent: 1, requestsPerSecond: 50 },
    vulnerabilities: 'high',
  }
}
