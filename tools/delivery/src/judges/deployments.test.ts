import { expect, test } from 'vitest'
import type { PlannedEnvironment } from '../plan/delivery-plan.ts'
import { type GitHubEvent, openPullRequest, publish, push, startByHand } from './events.ts'
import { type JudgedWorkflow, judgeSet, simulate } from './judged-set.ts'
import { type DeliverySet, listSets } from './rendered-sets.ts'

const sets = listSets()

test.each(sets)(
  'in $name each environment is deployed by what the metadata say, and by nothing else',
  async ({ plan }) => {
    const workflows = await judgeSet(plan)
    const deployed = plan.environments.filter(({ isDeployable }) => isDeployable)
    const occasions = deployed.flatMap((environment) => listOccasions(environment))

    expect(deployed.length).toBeGreaterThan(1)
    for (const { what, event } of occasions) {
      const wanted = deployed.filter((each) => isStartedBy(each, event)).map(({ name }) => `deploy-${name}`)
      expect(listDeploys(workflows, event), what).toEqual(wanted.sort())
    }
  },
  30_000,
)

test.each(sets)('in $name no pull request deploys', async ({ plan }) => {
  const workflows = await judgeSet(plan)
  const events = plan.branches.flatMap(({ name }) => openPullRequest(name, 'feature/x'))

  expect(events.flatMap((event) => listDeploys(workflows, event))).toEqual([])
})

test.each(sets)(
  'in $name nothing is deployed where a check of the same run is red',
  async ({ plan }) => {
    const workflows = await judgeSet(plan)
    const gated = plan.workflows.filter(
      ({ jobs }) => jobs.some(({ id }) => id === 'gate') && jobs.some(isDeploy),
    )
    const reds = gated.flatMap(({ jobs }) => jobs.find(({ id }) => id === 'gate')?.needs ?? [])
    const events = plan.environments
      .flatMap((environment) => listOccasions(environment))
      .filter(({ event }) => event.name === 'push')

    for (const { event } of events)
      for (const red of reds) {
        const ran = simulate(workflows, [event], { fails: new Set(), isAffected: true })
        if (!ran.some(({ id, result }) => id === red && result === 'success')) continue
        const files = gated.flatMap(({ jobs }) =>
          jobs.some(({ id }) => id === red) ? jobs.filter(isDeploy) : [],
        )
        const checks = simulate(workflows, [event], { fails: new Set([red]), isAffected: true })
        expect(
          checks.filter(({ id, result }) => files.some((job) => job.id === id) && result === 'success'),
        ).toEqual([])
      }
  },
  30_000,
)

test('catches a deployment that waits for one which a person left out', async () => {
  const [set] = sets.filter(({ name }) => name === 'medstack')
  if (set === undefined) throw new Error('There is no set medstack.')
  const { jobs } = set.plan.workflows.find(({ file }) => file === 'deploy.yml') ?? { jobs: [] }
  const strict = jobs.map((job) => ({
    ...job,
    if: job.if?.replaceAll(" == 'skipped'", " == 'success'") ?? '',
  }))
  const workflows = set.plan.workflows.map((each) =>
    each.file === 'deploy.yml' ? { ...each, jobs: strict } : each,
  )
  const broken = await judgeSet({ ...set.plan, workflows })

  expect(listDeploys(await judgeSet(set.plan), startByHand({ environment: 'staging' }))).toEqual([
    'deploy-staging',
  ])
  expect(listDeploys(broken, startByHand({ environment: 'staging' }))).toEqual([])
})

function isDeploy({ id }: { id: string }): boolean {
  return id.startsWith('deploy-')
}

/** A push, a tag, a release and a person: whatever the metadata name for it. */
function listOccasions({
  name,
  metadata: { from },
}: PlannedEnvironment): { what: string; event: GitHubEvent }[] {
  return [
    ...(from.branch === undefined ? [] : [push('branch', from.branch)]),
    ...(from.tag === undefined ? [] : [push('tag', from.tag.replace('*', '20261121.2'))]),
    ...(from.release === true ? [publish('v1.2.3')] : []),
    startByHand({ environment: name }),
  ].map((event) => ({ what: `${event.name} of ${event.on.name} for ${name}`, event }))
}

function isStartedBy(
  { name, metadata: { from } }: PlannedEnvironment,
  { name: what, on, inputs }: GitHubEvent,
): boolean {
  if (what === 'workflow_dispatch') return inputs?.environment === name
  if (what === 'release') return from.release === true
  return on.kind === 'branch'
    ? from.branch === on.name
    : from.tag !== undefined && on.name.startsWith(from.tag.slice(0, -1))
}

function listDeploys(workflows: readonly JudgedWorkflow[], event: GitHubEvent): DeliverySet['name'][] {
  return simulate(workflows, [event], { fails: new Set(), isAffected: true })
    .filter((check) => isDeploy(check) && check.result === 'success')
    .map(({ id }) => id)
    .sort()
}
