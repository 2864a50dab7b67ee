import type { CheckId } from '../../model/pipelines.ts'
import { expression } from '../expression.ts'
import type { Job, Step, Triggers } from '../workflow.ts'
import { checkTriggers, createJob, informationalOn, type JobContext } from './context.ts'
import { planGate } from './gate.ts'
import { checkBuiltInVariables, installBrowsers } from './projects.ts'
import { AFFECTED_ENV, SCOPE, type ScopedTarget, whenAffected } from './scope.ts'
import { checkout, install, keepCache, needSecrets, run } from './steps.ts'

/** The connection to the PostgreSQL beside a job; the database holds nothing but tests. */
export const SERVICE_ENV = {
  TEST_DATABASE_URL: 'postgresql://postgres:postgres@127.0.0.1:5432/postgres',
} as const

interface Check {
  name: string
  /** Affected Nx target without which there is nothing to do. */
  target?: ScopedTarget
  timeoutMinutes?: number
  hasPostgres?: boolean
  needsHistory?: boolean
  /** Looks at what a pull request brings, and so has nothing to do after the merge. */
  isOfPullRequests?: boolean
  commands?: readonly string[]
  steps: (context: JobContext) => Step[]
}

/** The names that jobs of one check report, with what they do; checks of several jobs are planned elsewhere. */
const CHECKS: Partial<Record<CheckId, Check>> = {
  lint: affected('lint and format', 'lint'),
  typecheck: affected('typecheck', 'typecheck'),
  build: affected('build', 'build'),
  migrations: {
    ...affected('migration validation', 'migrate-validate'),
    hasPostgres: true,
    steps: () => [run('Validate migrations', 'pnpm nx affected -t migrate-validate', SERVICE_ENV)],
  },
  environment: {
    name: 'environment check',
    steps: ({ graph }) => checkBuiltInVariables(graph),
  },
  generated: {
    name: 'generated files in sync',
    steps: () => [
      run('Compare generated files with the metadata', 'pnpm nx sync:check'),
      run('Compare actions with the table of their commits', 'pnpm ehr delivery pins --check'),
    ],
  },
  commits: {
    name: 'commit messages and changeset',
    needsHistory: true,
    isOfPullRequests: true,
    steps: () => [
      run('Check messages', 'pnpm commitlint --from "$NX_BASE" --to "$NX_HEAD"', AFFECTED_ENV),
      run('Check what hooks check', 'pnpm ehr ci commits', AFFECTED_ENV),
      run(
        'Check changesets',
        'pnpm ehr release check --base "$NX_BASE" --into "$GITHUB_BASE_REF"',
        AFFECTED_ENV,
      ),
    ],
  },
  coverage: {
    name: 'coverage',
    timeoutMinutes: 30,
    hasPostgres: true,
    steps: (context) => [
      run('Measure coverage', 'pnpm ehr ci coverage', SERVICE_ENV),
      ...uploadCoverage(context),
    ],
  },
  'api-smoke': {
    name: 'api smoke test',
    hasPostgres: true,
    steps: () => [run('Start the API and ask its critical paths', 'pnpm ehr ci smoke', SERVICE_ENV)],
  },
  image: {
    name: 'image build',
    commands: ['image'],
    steps: () => [run('Build and try the images', 'pnpm ehr image build --try')],
  },
  benchmarks: {
    name: 'benchmarks',
    timeoutMinutes: 30,
    steps: ({ metadata }) => [
      run('Compare with the baseline', 'pnpm ehr ci benchmarks --tolerance "$TOLERANCE_PERCENT"', {
        TOLERANCE_PERCENT: String(metadata.pipelines.benchmarkTolerancePercent),
      }),
    ],
  },
  'load-test': {
    name: 'load test',
    timeoutMinutes: 30,
    hasPostgres: true,
    steps: () => [run('Load the API', 'pnpm ehr ci load', SERVICE_ENV)],
  },
  'clinical-validation': {
    name: 'clinical validation',
    steps: ({ metadata }) => [
      run(
        'Hold what is computed against known answers',
        `pnpm nx run-many -t ${metadata.clinicalValidation.target}`,
      ),
      run('See that the signed document is still right', 'git diff --exit-code -- "$DOCUMENT"', {
        DOCUMENT: metadata.clinicalValidation.document,
      }),
    ],
  },
  regression: {
    name: 'full regression',
    timeoutMinutes: 60,
    hasPostgres: true,
    steps: () => [
      run('Test everything', 'pnpm nx run-many -t lint typecheck test build migrate-validate', SERVICE_ENV),
    ],
  },
  'clean-repo': {
    name: 'clean repository',
    needsHistory: true,
    steps: () => [run('Look for unwanted files', 'pnpm ehr ci clean-repo')],
  },
}

/** Says under which name a check reports. */
export function checkName(check: CheckId): string {
  const names: Partial<Record<CheckId, string>> = {
    test: 'test',
    e2e: 'end to end',
    security: 'dependency and code scan',
    'secret-scan': 'secret scan',
    'merge-flow': 'merge flow',
  }
  return CHECKS[check]?.name ?? names[check] ?? check
}

/** Says which Nx target a check runs; none for those that run something else. */
export function targetOf(check: CheckId): ScopedTarget | undefined {
  return check === 'test' || check === 'e2e' ? check : CHECKS[check]?.target
}

/** Plans the jobs of one check that is a single job, or several cells with a gate; none for those planned elsewhere. */
export function planCheck(context: JobContext, id: CheckId): Job[] {
  if (id === 'test' || id === 'e2e') return planSharded(context, id)
  const check = CHECKS[id]
  if (check === undefined) return []
  const needsScope = check.target !== undefined || id === 'commits'
  return [
    createJob(context, {
      id,
      name: check.name,
      triggers: check.isOfPullRequests
        ? withoutPushes(checkTriggers(context, id))
        : checkTriggers(context, id),
      needs: needsScope ? [SCOPE] : [],
      ...(check.target && { if: whenAffected(check.target) }),
      timeoutMinutes: check.timeoutMinutes ?? 15,
      ...(check.hasPostgres && { postgres: context.metadata.pipelines.matrix.postgres[0] ?? '16' }),
      env: check.target ? AFFECTED_ENV : {},
      commands: check.commands ?? [],
      ...informationalOn(context, id),
      steps: [
        checkout(check.needsHistory || needsScope ? 'all' : 'newest'),
        ...install(context),
        ...check.steps(context),
        ...(check.target ? keepCache(context) : []),
      ],
      from: tierPaths(context, id),
    }),
  ]
}

/** Where the metadata asks for a check. */
export function tierPaths({ metadata }: JobContext, id: CheckId): string[] {
  return Object.entries(metadata.pipelines.tiers)
    .filter(([, tier]) => tier.checks.includes(id))
    .map(([branch]) => `pipelines.tiers.${branch}.checks`)
}

function withoutPushes({ branches: _pushes, ...others }: Triggers): Triggers {
  return others
}

function affected(name: string, target: ScopedTarget): Check {
  return { name, target, steps: () => [run(`Run ${target} where affected`, `pnpm nx affected -t ${target}`)] }
}

function uploadCoverage(context: JobContext): Step[] {
  const { codecov } = context.metadata.scans
  if (codecov === null) return []
  return needSecrets(
    context,
    [codecov.tokenSecret],
    [
      {
        kind: 'uses',
        name: 'Upload coverage',
        action: 'codecov/codecov-action',
        with: { token: expression(`secrets.${codecov.tokenSecret}`), directory: '.reports/coverage' },
      },
    ],
  )
}

/** Tests are cells of a matrix over shards, versions and runners; the gate is what rules ask for. */
function planSharded(context: JobContext, id: 'test' | 'e2e'): Job[] {
  const { shards, matrix } = context.metadata.pipelines
  const cell = `${id}-shard`
  const triggers = checkTriggers(context, id)
  const from = [...tierPaths(context, id), `pipelines.shards.${id}`, 'pipelines.matrix']
  const isTest = id === 'test'
  const cells = createJob(context, {
    id: cell,
    name: `${checkName(id)} ${expression('matrix.shard')}`,
    kind: 'cell',
    triggers,
    needs: [SCOPE],
    if: whenAffected(id),
    runsOn: isTest ? expression('matrix.runner') : (matrix.runners[0] ?? 'ubuntu-24.04'),
    timeoutMinutes: 30,
    postgres: isTest ? expression('matrix.postgres') : (matrix.postgres[0] ?? '16'),
    matrix: {
      shard: Array.from({ length: shards[id] }, (_, index) => `${index + 1}/${shards[id]}`),
      ...(isTest && { node: matrix.node, postgres: matrix.postgres, runner: matrix.runners }),
    },
    ...informationalOn(context, id),
    env: { ...AFFECTED_ENV, ...SERVICE_ENV, SHARD: expression('matrix.shard') },
    steps: [
      checkout('all'),
      ...install(context, isTest ? expression('matrix.node') : undefined),
      ...(isTest ? [] : installBrowsers(context.graph, 'one')),
      run(`Run ${id} where affected`, `pnpm ehr ci affected ${id} --shard "$SHARD"`),
      ...keepCache(context),
    ],
    from,
  })
  const gate = planGate(context, { id, name: checkName(id), triggers, needs: [SCOPE, cell], from })
  return [cells, gate]
}
