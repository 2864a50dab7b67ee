import type { DeliveryPlan, PlannedEnvironment } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import {
  channelsOf,
  describeApproval,
  describeStart,
  findDeployJob,
  hasCommand,
  listDeployed,
} from '../facts.ts'
import { checklist, code, prose } from '../markdown.ts'
import { renderPage, section, subsection } from '../page.ts'
import { type RunbookStep, renderSteps } from '../steps.ts'
import { cliThere, describeThere, listDeployByHand } from './by-hand.ts'
import { listVerifyByHand } from './verify-steps.ts'

/** How each environment is deployed, by the pipeline or by hand. */
export function renderDeployRunbook(plan: DeliveryPlan): RenderedFile {
  const deployed = listDeployed(plan)
  return renderPage({
    path: 'docs/generated/runbooks/deploy.md',
    from: ['backups.beforeDeploy', 'criticalPaths', 'signOff', ...deployed.map(({ from }) => from)],
    title: 'Runbook: deploy',
    blocks: [
      'If it fails half-way: [roll back](rollback.md). If people are harmed by it: [incident](incident.md).',
      section('Before', checklist(plan.metadata.signOff.beforeDeploy.map(prose))),
      ...deployed.map((environment) =>
        section(
          prose(environment.metadata.title),
          describe(plan, environment),
          renderSteps(listSteps(plan, environment)),
          canDeploy(plan, environment)
            ? subsection('When no command works', renderSteps(listByHand(plan, environment)))
            : '',
        ),
      ),
      section('After staging', checklist(plan.metadata.signOff.afterStaging.map(prose))),
      section('After production', checklist(plan.metadata.signOff.afterProduction.map(prose))),
    ],
  })
}

function describe(plan: DeliveryPlan, environment: PlannedEnvironment): string {
  const job = findDeployJob(plan, environment.name)
  const how =
    job === undefined
      ? `No job deploys it yet (see [pipelines](../pipelines.md)); a person does what follows.`
      : `Deployed by ${describeStart(environment)}: job ${code(job.job.name)} of ${code(job.workflow.file)}. What follows is for when it did not, or to deploy again.`
  return `${how} Approval: ${describeApproval(plan, environment)}.`
}

function listSteps(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  return canDeploy(plan, environment)
    ? [...listBefore(environment), ...listByCommand(plan, environment)]
    : listByHand(plan, environment)
}

function canDeploy(plan: DeliveryPlan, environment: PlannedEnvironment): boolean {
  return hasCommand(plan, 'deploy') && environment.isDeployable
}

/** The commands announce, back up, deploy, verify, go back where that fails, tag and record by themselves. */
function listByCommand(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  const job = findDeployJob(plan, environment.name)
  const { name, metadata } = environment
  const commit = metadata.from.branch === undefined ? "'<the tag>'" : `origin/${metadata.from.branch}`
  return [
    {
      what: 'See what it serves, and what is on its way.',
      run: [
        ...(job?.job.secrets ?? []).map((secret) => `export ${secret}='<value of your own>'`),
        `pnpm ehr status --env ${name}`,
      ],
    },
    ...(job === undefined
      ? []
      : [
          {
            what: 'Deploy it by the pipeline.',
            run: [`gh workflow run ${job.workflow.file} -f environment=${name}`, 'gh run watch'],
            works: `the job ${code(job.job.name)} is green.`,
            stop: 'when it is red: it has gone back by itself where it could. Its summary says why.',
          },
        ]),
    {
      what: 'Where GitHub does not answer, deploy from your machine.',
      run: [
        'git fetch --tags origin',
        `pnpm ehr deploy --env ${name} --commit ${commit} --dry-run`,
        `pnpm ehr deploy --env ${name} --commit ${commit}`,
      ],
      works: 'both end with 0; the second has verified it.',
      stop: 'when the first names something that must not be so.',
    },
  ]
}

function listByHand(plan: DeliveryPlan, environment: PlannedEnvironment): RunbookStep[] {
  return [
    ...listBefore(environment),
    { what: `Tell people: ${channelsOf(plan, 'deploy-announced')}.` },
    ...listDeployByHand(plan, environment),
    ...listMigrations(environment, describeThere(plan, environment)),
    ...listVerifyByHand(plan, environment),
    ...listRecord(plan, environment),
  ]
}

function listBefore({ metadata }: PlannedEnvironment): RunbookStep[] {
  if (metadata.after === undefined) return []
  return [
    {
      what: `See that ${code(metadata.after)} runs the commit that is to be deployed, and that it was signed off.`,
      stop: 'when its newest migration is another one, or nobody signed off.',
    },
  ]
}

function listMigrations(environment: PlannedEnvironment, there: string): RunbookStep[] {
  if (environment.metadata.database === null) return []
  return [
    {
      what: `${there}: see that the schema is at its head.`,
      run: [cliThere(environment, 'migrate status --check')],
      works: 'it ends with 0.',
      stop: 'when something is half done or edited: see [troubleshooting](troubleshooting.md).',
    },
  ]
}

function listRecord(
  { metadata }: DeliveryPlan,
  { metadata: { dataClass } }: PlannedEnvironment,
): RunbookStep[] {
  const isTagged = metadata.releases.tag === 'afterDeploy' && dataClass === 'phi'
  return [
    ...(isTagged
      ? [
          {
            what: 'Tag what was deployed, with the version of the root’s package.json.',
            run: [
              `git tag -s 'v<version>' "$COMMIT" -m 'deployed and verified'`,
              `git push origin 'v<version>'`,
            ],
          },
        ]
      : []),
    {
      what: `Post commit, migrations, health and duration to the channel ${code(metadata.notifications.releaseChannel)}.`,
    },
  ]
}
