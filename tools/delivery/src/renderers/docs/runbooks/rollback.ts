import type { DeliveryPlan, PlannedEnvironment } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { channelsOf, findDeployJob, hasCommand, listDeployed, listJobs } from '../facts.ts'
import { bullets, code, plural, prose } from '../markdown.ts'
import { renderPage, section, subsection } from '../page.ts'
import { type RunbookStep, renderSteps } from '../steps.ts'
import { cliThere, describeThere, listRollbackByHand } from './by-hand.ts'
import { listVerifyByHand } from './verify-steps.ts'

/** When and how one goes back: application first, database only when it has to. */
export function renderRollbackRunbook(plan: DeliveryPlan): RenderedFile {
  const { rollback } = plan.metadata
  return renderPage({
    path: 'docs/generated/runbooks/rollback.md',
    from: ['rollback', ...listDeployed(plan).map(({ from }) => from)],
    title: 'Runbook: roll back',
    blocks: [
      section(
        'When',
        bullets(rollback.triggers.map(prose)),
        'Whoever is on call decides ([contacts](../contacts.md)). In doubt go back first, and look for the cause afterwards.',
        `One can go back ${plural(rollback.keepReleases, 'release')} at least: so many are kept.`,
      ),
      ...listDeployed(plan).map((environment) =>
        section(
          prose(environment.metadata.title),
          renderSteps(listSteps(plan, environment)),
          canGoBack(plan, environment)
            ? subsection('When no command works', renderSteps(listByHand(plan, environment)))
            : '',
        ),
      ),
      section('The database', renderSteps(listDatabaseSteps(plan))),
      section('Afterwards', renderSteps(listAfterwards(plan))),
      section('Rehearsal', describeRehearsal(plan)),
    ],
  })
}

function listSteps(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  return canGoBack(plan, environment)
    ? [listMigrations(plan, environment), ...listByCommand(plan, environment)]
    : listByHand(plan, environment)
}

function canGoBack(plan: DeliveryPlan, environment: PlannedEnvironment): boolean {
  return hasCommand(plan, 'rollback') && environment.isDeployable
}

/** The command tells people, goes back and verifies by itself. */
function listByCommand(plan: DeliveryPlan, { name }: PlannedEnvironment): RunbookStep[] {
  const secrets = findDeployJob(plan, name)?.job.secrets ?? []
  return [
    {
      what: 'Go back to what it served before.',
      run: [
        ...secrets.map((secret) => `export ${secret}='<value of your own>'`),
        `pnpm ehr rollback --env ${name} --dry-run`,
        `pnpm ehr rollback --env ${name}`,
      ],
      works: 'the first names the release that you expect; the second ends with 0, and has verified it.',
      stop: 'when the second fails: go on below, by hand.',
    },
  ]
}

function listByHand(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  return [
    { what: `Say that you go back: ${channelsOf(plan, 'rolled-back')}.` },
    listMigrations(plan, environment),
    ...listRollbackByHand(plan, environment),
    ...listVerifyByHand(plan, environment),
  ]
}

function listMigrations(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep {
  return {
    what: `${describeThere(plan, environment)}: see which migrations came with the release.`,
    run: [cliThere(environment, 'migrate status')],
    works:
      'no name of them ends with `.breaking`: then the release before runs on this schema, and the schema stays.',
    stop: 'when one does: read "The database" below before you go on.',
  }
}

/** The files of a migration are with the release that brought it, so that it is undone before that one goes. */
function listDatabaseSteps(plan: DeliveryPlan): RunbookStep[] {
  const [environment] = listDeployed(plan).filter(({ metadata }) => metadata.dataClass === 'phi')
  const cli = (command: string) =>
    environment === undefined ? `pnpm ehr ${command}` : cliThere(environment, command)
  const undo: RunbookStep[] = [
    {
      what: 'While the newer release still runs, where its commands are: undo the last migration. People get 503 from here until the release before runs.',
      run: [cli('migrate down')],
      works: 'it names the migration that it undid.',
      stop: 'when it says that data would be lost. Do not accept the loss: restore instead.',
    },
    { what: 'Repeat it until the migrations of the release are gone, then go back with the application.' },
  ]
  return [
    ...(plan.metadata.rollback.database === 'down-if-lossless' ? undo : []),
    {
      what: 'Where a migration cannot be undone without loss, restore to the point that was noted before the deployment: [backup and restore](backup-and-restore.md).',
    },
  ]
}

function listAfterwards({ model }: DeliveryPlan): RunbookStep[] {
  const { base, branch } = chooseRevert(model)
  return [
    {
      what: `Take the change out by a pull request into ${code(base)}, so that the next deployment does not bring it back.`,
      run: ['git fetch origin', `git switch -c ${branch} origin/${base}`, "git revert '<commit>'"],
      works: 'the checks of the pull request are green.',
    },
    { what: 'Write the record: [incident](incident.md), "Learn".' },
  ]
}

/** Where the model lets what is urgent go first, and what its branch is called there. */
function chooseRevert(model: DeliveryPlan['model']): { base: string; branch: string } {
  const isHot = model.work.includes('hotfix') || model.longLived.length === 1
  const base = isHot ? (model.longLived[0]?.name ?? model.integration) : model.integration
  return { base, branch: model.work.includes('numbered') ? '001-take-it-back' : 'hotfix/take-it-back' }
}

function describeRehearsal(plan: DeliveryPlan): string {
  const { rehearsedIn } = plan.metadata.rollback
  const found = listJobs(plan).find(({ job }) => job.name === 'rollback rehearsal')
  const { rollbackRehearsal } = plan.metadata.pipelines.schedules
  return found === undefined
    ? `Walk through this page in ${code(rehearsedIn)} at the times ${code(rollbackRehearsal)} (UTC); the job that does it is not there yet. Correct what this page has wrong.`
    : `The job ${code(found.job.name)} of ${code(found.workflow.file)} does it in ${code(rehearsedIn)} at ${code(rollbackRehearsal)} (UTC).`
}
