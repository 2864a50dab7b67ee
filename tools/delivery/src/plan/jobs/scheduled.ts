import { expression } from '../expression.ts'
import type { Job } from '../workflow.ts'
import { SERVICE_ENV } from './checks.ts'
import { createJob, type JobContext, type JobDraft, type PlacedJob } from './context.ts'
import { listDeploySecrets } from './deploy.ts'
import { installBrowsers } from './projects.ts'
import { checkout, install, needSecrets, run } from './steps.ts'

/** Plans what runs by the clock: the whole suite, every browser, load, drills, rehearsals, reports, reminders. */
export function planScheduled(context: JobContext): PlacedJob[] {
  const { files, schedules } = context.metadata.pipelines
  const nightly = { schedules: [schedules.nightly], dispatch: {} }
  const at = (cron: string) => ({ schedules: [cron], dispatch: {} })
  const drafts: [string, Draft][] = [
    [files.nightly, { ...everything(context), triggers: nightly }],
    [files.nightly, { ...journeys(context), triggers: nightly }],
    [files.nightly, { ...load(context), triggers: nightly }],
    [
      files.nightly,
      drill('restore-drill', 'restore drill', 'pnpm ehr backup drill', at(schedules.restoreDrill), 'backup'),
    ],
    [
      files.nightly,
      {
        ...drill(
          'rollback-rehearsal',
          'rollback rehearsal',
          REHEARSE,
          at(schedules.rollbackRehearsal),
          'rollback',
        ),
        ...rehearsal(context),
      },
    ],
    [files.reports, { ...weeklyReport(context), triggers: at(schedules.weeklyReport) }],
    [
      files.reports,
      drill(
        'secret-rotation',
        'secrets that are due',
        'pnpm ehr secrets due',
        at(schedules.secretRotation),
        'secrets',
      ),
    ],
  ]
  return drafts.map(([file, { steps, ...draft }]) => ({
    file,
    job: createJob(context, {
      ...draft,
      steps: [checkout('all'), ...needSecrets(context, draft.secrets ?? [], [...install(context), ...steps])],
    }),
  }))
}

type Draft = JobDraft & Pick<Job, 'steps'>

const REHEARSE = 'pnpm ehr rollback --env "$ENVIRONMENT" --rehearse'

/** A rollback is rehearsed with the keys of the environment that it is rehearsed in. */
function rehearsal(context: JobContext): Partial<Draft> {
  const { rehearsedIn } = context.metadata.rollback
  const environment = context.metadata.environments[rehearsedIn]
  const secrets = environment === undefined ? [] : listDeploySecrets(context, environment)
  const keys = secrets.map((secret) => [secret, expression(`secrets.${secret}`)])
  return {
    environment: rehearsedIn,
    secrets,
    steps: [run('Roll back and forth', REHEARSE, { ENVIRONMENT: rehearsedIn, ...Object.fromEntries(keys) })],
    from: ['pipelines.schedules.rollbackRehearsal', 'rollback.rehearsedIn'],
  }
}

function everything(context: JobContext): Omit<Draft, 'triggers'> {
  return {
    id: 'everything',
    name: 'everything, affected or not',
    timeoutMinutes: 90,
    postgres: context.metadata.pipelines.matrix.postgres[0] ?? '16',
    steps: [
      run(
        'Test everything',
        'pnpm nx run-many -t lint typecheck test build migrate-validate --skip-nx-cache',
        SERVICE_ENV,
      ),
    ],
    from: ['pipelines.schedules.nightly'],
  }
}

function journeys(context: JobContext): Omit<Draft, 'triggers'> {
  return {
    id: 'every-browser',
    name: 'journeys in every browser',
    timeoutMinutes: 60,
    postgres: context.metadata.pipelines.matrix.postgres[0] ?? '16',
    steps: [
      ...installBrowsers(context.graph, 'every'),
      run('Walk all journeys', 'pnpm ehr ci journeys --every-browser', SERVICE_ENV),
    ],
    from: ['pipelines.schedules.nightly'],
  }
}

function load({ metadata }: JobContext): Omit<Draft, 'triggers'> {
  const { p95Ms, errorPercent, requestsPerSecond } = metadata.gates.performance
  return {
    id: 'load',
    name: 'load test against the budget',
    timeoutMinutes: 30,
    postgres: metadata.pipelines.matrix.postgres[0] ?? '16',
    env: {
      P95_MS: String(p95Ms),
      ERROR_PERCENT: String(errorPercent),
      REQUESTS_PER_SECOND: String(requestsPerSecond),
    },
    steps: [run('Load the API', 'pnpm ehr ci load', SERVICE_ENV)],
    from: ['gates.performance'],
  }
}

/** Coverage is measured for it; where a gate is not reached the report is written all the same, and the job is red. */
function weeklyReport({ metadata }: JobContext): Omit<Draft, 'triggers'> {
  return {
    id: 'weekly-report',
    name: 'weekly report',
    timeoutMinutes: 60,
    permissions: { contents: 'read', actions: 'read' },
    postgres: metadata.pipelines.matrix.postgres[0] ?? '16',
    steps: [
      run('Measure coverage', 'pnpm ehr ci coverage', SERVICE_ENV),
      {
        ...run('Tell the week', 'pnpm ehr ci weekly-report', { GITHUB_TOKEN: expression('github.token') }),
        if: '!cancelled()',
      },
    ],
    from: ['gates.coverage', 'pipelines.schedules'],
  }
}

function drill(
  id: string,
  name: string,
  command: string,
  triggers: Draft['triggers'],
  needed?: string,
): Draft {
  return {
    id,
    name,
    triggers,
    timeoutMinutes: 60,
    permissions: { contents: 'read', issues: 'write', actions: 'read' },
    commands: needed === undefined ? [] : [needed],
    steps: [run('Run it, and report', command, { GITHUB_TOKEN: expression('github.token') })],
    from: ['pipelines.schedules'],
  }
}
