import type { DeliveryPlan, PlannedEnvironment } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { hasCommand, listBuckets, listJobs } from '../facts.ts'
import { bullets, checklist, code, listed, minutes, prose, shell, table } from '../markdown.ts'
import { renderPage, section, subsection } from '../page.ts'
import { type RunbookStep, renderSteps } from '../steps.ts'
import { apiThere, cliThere, describeThere, dumpCommand } from './by-hand.ts'
import { listVerifySteps } from './verify-steps.ts'

/** What is backed up, how it is restored, and how one knows that it can be. */
export function renderBackupRunbook(plan: DeliveryPlan): RenderedFile {
  const backedUp = plan.environments.filter(({ isBackedUp }) => isBackedUp)
  return renderPage({
    path: 'docs/generated/runbooks/backup-and-restore.md',
    from: ['backups', 'pipelines.schedules.restoreDrill', ...backedUp.map(({ from }) => from)],
    title: 'Runbook: backup and restore',
    blocks: [
      section('What is asked for', renderPolicy(plan)),
      section('A backup now', ...backedUp.map((environment) => renderBackup(environment))),
      section(
        'Restore',
        'Into a new database, never over the old one: what is damaged is still evidence, and may be the better copy.',
        ...backedUp.map((environment) =>
          subsection(prose(environment.metadata.title), renderSteps(listRestore(plan, environment))),
        ),
      ),
      section('Is what was restored right?', checklist(plan.metadata.backups.rehearsal.checks.map(prose))),
      section('Rehearsal', describeRehearsal(plan)),
    ],
  })
}

function renderPolicy({ metadata: { backups }, environments }: DeliveryPlan): string {
  const days = (count: number) => minutes(count * 1440)
  const buckets = environments.flatMap((environment) =>
    listBuckets(environment).map(([use, bucket]) => [code(environment.name), use, code(bucket)]),
  )
  return [
    table(
      ['what', 'every', 'kept for'],
      [
        ['full backup', minutes(backups.fullEveryHours * 60), days(backups.keepFullDays)],
        ['increment', minutes(backups.incrementalEveryMinutes), days(backups.keepIncrementalDays)],
        ...(backups.archivesWal
          ? [['log of writes (WAL), for any point in time', 'all the time', days(backups.keepWalDays)]]
          : []),
        ['uploaded files, into a versioned bucket', minutes(backups.uploadsEveryHours * 60), ''],
        [
          `configuration: ${listed(backups.configurationPaths.map(code))}`,
          'each commit',
          'in the repository',
        ],
      ],
    ),
    table(['environment', 'bucket for', 'name'], buckets),
    bullets([
      `Backed up: ${listed(backups.environments.map(code))}; before each deployment: ${listed(backups.beforeDeploy.map(code)) || 'none'}.`,
      `Encrypted at rest: ${yesNo(backups.isEncryptedAtRest)} (key ${code(backups.encryptionKeySecret)}); in transit: ${yesNo(backups.isEncryptedInTransit)}.`,
      `At most ${minutes(backups.objectives.rpoMinutes)} of writes may be lost; it must run again within ${minutes(backups.objectives.rtoMinutes)}.`,
    ]),
  ].join('\n\n')
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no'
}

function renderBackup(environment: PlannedEnvironment): string {
  const { title, target, database } = environment.metadata
  if (database === null) return ''
  const steps: RunbookStep[] =
    target === 'render'
      ? [
          {
            what: `Start an export of ${code(database.instance)}.`,
            run: [
              `export RENDER_API_KEY='<key of your own, from the dashboard>'`,
              `DATABASE='<dpg-...>'`,
              'curl --fail-with-body -sS -X POST -H "Authorization: Bearer $RENDER_API_KEY" "https://api.render.com/v1/postgres/$DATABASE/export"',
            ],
            works: 'the dashboard lists it as finished, under the recovery of the database.',
          },
        ]
      : [
          {
            what: 'Dump the database as its owner, onto an encrypted disk. Dumps of patients’ data go nowhere else.',
            run: [dumpCommand(database.name)],
            works: '`pg_restore --list <file>` lists the tables.',
          },
        ]
  return subsection(prose(title), renderSteps(steps))
}

function listRestore(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  const { database, target } = environment.metadata
  if (database === null) return []
  return [
    {
      what: 'Note the point to restore to: the time before the damage, or the one that was noted before the deployment. Say to everybody that writes after it will be gone.',
      stop: 'when nobody who answers for patients agreed to that loss.',
    },
    ...(target === 'render' ? restoreOnRender(database.instance) : restoreFromDump(database.name)),
    {
      what: `${describeThere(plan, environment)}: hold the schema and the audit trail of the new database against what they should be, before anybody works on it.`,
      run: [
        `MIGRATION_DATABASE_URL='<the new one>' ${cliThere(environment, 'migrate status --check')}`,
        `DATABASE_URL='<the new one>' ${apiThere(environment, "audit verify --restored-to '<time>' --heads '<file>'")}`,
      ],
      works: 'both end with 0.',
      stop: 'when the trail is broken before the point that you restored to: take an older backup, and call the security owner.',
    },
    {
      what: `Set ${code('DATABASE_URL')} and ${code('MIGRATION_DATABASE_URL')} of the environment to the new connections, and [deploy](deploy.md) the commit that runs.`,
      works: 'the readiness below says that the database has the schema of this release.',
    },
    ...listVerifySteps(plan, environment),
    { what: 'Keep the old database until somebody signed the restored one off, then delete it.' },
  ]
}

function restoreOnRender(instance: string): RunbookStep[] {
  return [
    {
      what: `In the dashboard of ${code(instance)}, under recovery: restore to the point in time. Render makes a new database beside the old one.`,
      works: 'the new database is available.',
      stop: 'when the point is older than what is kept: restore the newest export before it instead.',
    },
    {
      what: `Write its name into the metadata as the ${code('database.instance')} of the environment, and let the manifest follow.`,
      run: ['pnpm nx sync', 'git diff render.yaml'],
    },
    {
      what: 'Make the login of the application anew where it is missing: [first deployment](../first-deployment.md), "The database".',
    },
  ]
}

function restoreFromDump(name: string): RunbookStep[] {
  const fresh = `${name.slice(0, 54)}_restored`
  return [
    {
      what: 'Restore the dump into a new database on a server of the same class of data.',
      run: [`createdb ${fresh}`, `pg_restore --exit-on-error --no-owner --dbname=${fresh} '<file>.dump'`],
      works: 'it ends with 0.',
      stop: 'at the first error. Do not go on with half a database.',
    },
  ]
}

function describeRehearsal(plan: DeliveryPlan): string {
  const { rehearsal } = plan.metadata.backups
  const { restoreDrill } = plan.metadata.pipelines.schedules
  const found = listJobs(plan).find(({ job }) => job.name === 'restore drill')
  const where =
    rehearsal.into === 'scratch' ? 'a scratch server of the same class of data' : code(rehearsal.into)
  if (found === undefined || !hasCommand(plan, 'backup'))
    return `Restore into ${where} at the times ${code(restoreDrill)} (UTC) by the steps above, and write down what was checked and how long it took. The job that does it is not there yet: see [pipelines](../pipelines.md).`
  return `The job ${code(found.job.name)} of ${code(found.workflow.file)} restores into ${where} at ${code(restoreDrill)} (UTC) and reports what it checked and how long it took.\n\n${shell(['pnpm ehr backup drill'])}`
}
