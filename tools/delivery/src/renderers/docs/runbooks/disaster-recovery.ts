import type { DeliveryPlan, PlannedEnvironment } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { listDeployed, titleOf } from '../facts.ts'
import { bullets, code, listed, minutes, plural, prose } from '../markdown.ts'
import { renderPage, section } from '../page.ts'
import { type RunbookStep, renderSteps } from '../steps.ts'
import { listVerifySteps } from './verify-steps.ts'

/** What is done when the place that patients are treated with is gone. */
export function renderDisasterRunbook(plan: DeliveryPlan): RenderedFile {
  const lost = listDeployed(plan).filter(
    ({ metadata }) => metadata.dataClass === 'phi' && metadata.recovers === undefined,
  )
  const { objectives, keepFullDays } = plan.metadata.backups
  return renderPage({
    path: 'docs/generated/runbooks/disaster-recovery.md',
    from: ['backups.objectives', ...lost.map(({ from }) => from)],
    title: 'Runbook: disaster recovery',
    blocks: [
      bullets([
        `It must run again within ${minutes(objectives.rtoMinutes)}, with at most ${minutes(objectives.rpoMinutes)} of writes lost.`,
        `Backups go back ${plural(keepFullDays, 'day')}.`,
        'Everything but data and secrets is in this repository: servers, networks and manifests follow from it.',
      ]),
      section('Assess', renderSteps(listAssess(plan))),
      ...lost.map((environment) =>
        section(
          `Recover: ${prose(environment.metadata.title)}`,
          renderSteps(listRecovery(plan, environment)),
        ),
      ),
      section(
        'Validate',
        'Somebody who treats patients signs off that they can work, before the address points there for everybody.',
      ),
      section('Learn', 'The record is that of an [incident](incident.md); add how long each step took.'),
    ],
  })
}

function listAssess(plan: DeliveryPlan): RunbookStep[] {
  return [
    {
      what: 'Which of these is gone: a process, the database, the region, the account at the hoster, the repository? Ask the hoster’s status page from another network.',
      stop: 'when only a process is gone: that is an [incident](incident.md).',
    },
    {
      what: `Call together: ${listed(plan.metadata.people.onCall.escalation.map((owner) => titleOf(plan, owner)))}. Numbers are in [contacts](../contacts.md).`,
    },
    { what: 'Tell the people who treat patients to work on paper, and when they hear from you again.' },
  ]
}

function listRecovery(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  const second = plan.environments.find(({ metadata }) => metadata.recovers === environment.name)
  return second === undefined ? listRebuild(plan, environment) : listSwitch(plan, environment, second)
}

function listRebuild(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  const { region, database } = environment.metadata
  return [
    ...(region === undefined
      ? []
      : [
          {
            what: `If the region ${code(region)} is gone: choose another, in ${code(`environments.${environment.name}.region`)}, give the database a new name in ${code(`environments.${environment.name}.database.instance`)}, and write the manifests anew. Regions and names cannot be changed in place.`,
            run: ['pnpm nx sync', 'git diff'],
          },
        ]),
    {
      what: 'Make the environment anew: [first deployment](../first-deployment.md), with the tag or commit that ran last.',
      stop: 'before anybody enters data.',
    },
    ...(database === null
      ? []
      : [
          {
            what: `Restore the newest backup of ${code(database.instance)}: [backup and restore](backup-and-restore.md).`,
            works: 'the newest record is within the objective.',
          },
        ]),
    { what: 'Restore uploaded files from their versioned bucket, to the same point in time.' },
    ...listVerifySteps(plan, environment),
    { what: 'Let the address point to it, and watch the log of errors for an hour.' },
  ]
}

function listSwitch(
  plan: DeliveryPlan,
  environment: PlannedEnvironment,
  second: PlannedEnvironment,
): RunbookStep[] {
  return [
    {
      what: `${code(second.name)} takes the place of ${code(environment.name)}. See how old its newest record is, and say how much is lost.`,
      stop: 'when the first one still takes writes: stop it first, or records will be in two places.',
    },
    ...listVerifySteps(plan, second),
    {
      what: `Let the address ${environment.metadata.url ?? 'of the first'} point to ${second.metadata.url ?? code(second.name)}.`,
    },
    {
      what: `Do not go back before ${code(environment.name)} was made anew from a backup of ${code(second.name)}.`,
    },
  ]
}
