import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { Triggers, Workflow } from '../../plan/workflow.ts'
import type { RenderedFile } from '../renderer.ts'
import { titleOf } from './facts.ts'
import { bullets, code, listed, prose, table } from './markdown.ts'
import { renderPage, section } from './page.ts'

/** Which workflow does what when, what a change must reach, and what is not there yet. */
export function renderPipelines(plan: DeliveryPlan): RenderedFile {
  return renderPage({
    path: 'docs/generated/pipelines.md',
    from: ['clinicalValidation', 'gates', 'pipelines', 'releases', 'scans', 'signOff'],
    title: 'Pipelines',
    blocks: [
      table(
        ['workflow', 'for', 'when'],
        plan.workflows.map((workflow) => [
          `[${code(workflow.file)}](#${workflow.file.replaceAll('.', '')})`,
          prose(workflow.purpose),
          describeTriggers(workflow.triggers),
        ]),
      ),
      ...plan.workflows.map(renderWorkflow),
      renderTiers(plan),
      renderClinicalValidation(plan),
      renderGates(plan),
      renderScans(plan),
      section(
        'What people confirm',
        ...Object.entries({
          'Before a deployment': plan.metadata.signOff.beforeDeploy,
          'After staging was deployed': plan.metadata.signOff.afterStaging,
          'After production was deployed': plan.metadata.signOff.afterProduction,
        }).map(([when, items]) => (items.length === 0 ? '' : `${when}:\n\n${bullets(items.map(prose))}`)),
        table(
          ['test by hand', 'by'],
          plan.metadata.signOff.manualTests.map(({ title, owner }) => [prose(title), code(owner)]),
        ),
      ),
      renderNotYet(plan),
    ],
  })
}

function renderWorkflow({ file, jobs }: Workflow): string {
  return section(
    code(file),
    table(
      ['job', 'after', 'at most', 'secrets'],
      jobs.map(({ name, needs, timeoutMinutes, secrets }) => [
        nameJob(name),
        needs.map(code).join(', '),
        `${timeoutMinutes} min`,
        secrets.map(code).join(', '),
      ]),
    ),
  )
}

/** Of a cell of a matrix only what all have in common. */
function nameJob(name: string): string {
  const common = name.replaceAll(/ *\$\{\{.*?\}\}/g, '')
  return common === name ? prose(name) : `${prose(common)}, in parts`
}

function describeTriggers(triggers: Triggers): string {
  const { pullRequests, pullRequestTargets, branches, tags, schedules } = triggers
  const ways = [
    ...(pullRequests === 'any' || pullRequestTargets !== undefined ? ['every pull request'] : []),
    ...(Array.isArray(pullRequests) ? [`pull requests into ${listed(pullRequests.map(code))}`] : []),
    ...(triggers.mergeQueues === undefined ? [] : ['merge queue']),
    ...(branches === undefined ? [] : [`pushes to ${listed(branches.map(code))}`]),
    ...(tags === undefined ? [] : [`tags ${listed(tags.map(code))}`]),
    ...(triggers.releases === true ? ['published releases'] : []),
    ...(schedules === undefined ? [] : [`by the clock: ${listed(schedules.map(code))} UTC`]),
    ...(triggers.dispatch === undefined ? [] : ['by hand']),
  ]
  return ways.join('; ')
}

function renderTiers({ metadata: { pipelines } }: DeliveryPlan): string {
  return section(
    'Before a merge',
    table(
      ['into', 'checks', 'of them informational'],
      Object.entries(pipelines.tiers).map(([branch, { checks, informational }]) => [
        code(branch),
        checks.join(', '),
        informational.join(', '),
      ]),
    ),
  )
}

function renderClinicalValidation(plan: DeliveryPlan): string {
  const { branches, document, owner } = plan.metadata.clinicalValidation
  if (branches.length === 0) return ''
  return section(
    'Clinical validation',
    `What is computed is held against known answers before a merge into ${listed(branches.map(code))}. ${titleOf(plan, owner)} signs ${code(document)}.`,
  )
}

function renderGates({ metadata: { gates, pipelines } }: DeliveryPlan): string {
  const { coverage, performance } = gates
  const { budgets } = pipelines
  return section(
    'What a change must reach',
    table(
      ['gate', 'figure'],
      [
        ['coverage of unit tests', `${coverage.unitPercent} %`],
        ['coverage of integration tests', `${coverage.integrationPercent} %`],
        ['critical paths walked end to end', `${coverage.e2ePercent} %`],
        ['scans that ran', `${coverage.securityPercent} %`],
        ['95th percentile of answers', `${performance.p95Ms} ms`],
        ['requests that fail', `${performance.errorPercent} %`],
        ['requests a second', String(performance.requestsPerSecond)],
        ['findings that block', `${gates.vulnerabilities} and graver`],
        ['slower than the stored baseline', `${pipelines.benchmarkTolerancePercent} %`],
        [
          'build, test, deploy, all',
          `${budgets.buildMinutes}, ${budgets.testMinutes}, ${budgets.deployMinutes}, ${budgets.totalMinutes} minutes`,
        ],
      ],
    ),
  )
}

function renderScans({ metadata: { scans } }: DeliveryPlan): string {
  const states = Object.entries(scans).map(([name, value]) => [
    name,
    value === false || value === null ? 'off' : typeof value === 'string' ? value : 'on',
  ])
  return section('Scans', table(['scan', 'state'], states))
}

function renderNotYet({ notYet }: DeliveryPlan): string {
  if (notYet.length === 0) return ''
  return section(
    'Not there yet',
    'The metadata ask for these jobs, and this workspace cannot run them. They come with what is missing, by `pnpm nx sync`.',
    table(
      ['job', 'missing'],
      notYet.map(({ job, missing }) => [prose(job), describeMissing(missing)]),
    ),
  )
}

/** A command that is not there is not written as one that could be called. */
function describeMissing(missing: string): string {
  return missing.startsWith('pnpm ehr ')
    ? `our command ${code(missing.slice('pnpm ehr '.length))}`
    : prose(missing)
}
