import type { DeliveryPlan, PlannedEnvironment } from '../../plan/delivery-plan.ts'
import type { Job, Workflow } from '../../plan/workflow.ts'
import { code, listed, prose } from './markdown.ts'

/** The environments that are deployed, in the order of the metadata. */
export function listDeployed({ environments }: DeliveryPlan): PlannedEnvironment[] {
  return environments.filter(({ github }) => github !== undefined)
}

/** Whether `pnpm ehr <command>` exists in this workspace. */
export function hasCommand({ workspace }: DeliveryPlan, command: string): boolean {
  return workspace.commands.includes(command)
}

/** The jobs with the workflow that each is in. */
export function listJobs({ workflows }: DeliveryPlan): { workflow: Workflow; job: Job }[] {
  return workflows.flatMap((workflow) => workflow.jobs.map((job) => ({ workflow, job })))
}

/** The job that deploys an environment; absent where nothing can deploy it yet. */
export function findDeployJob(
  plan: DeliveryPlan,
  environment: string,
): { workflow: Workflow; job: Job } | undefined {
  return listJobs(plan).find(({ job }) => job.id === `deploy-${environment}`)
}

/** Says what deploys an environment. */
export function describeStart({ metadata: { from, target } }: PlannedEnvironment): string {
  if (target === 'local') return 'nobody deploys it'
  const ways = [
    ...(from.branch === undefined ? [] : [`a merge into ${code(from.branch)}`]),
    ...(from.tag === undefined ? [] : [`a tag ${code(from.tag)}`]),
    ...(from.release === true ? ['a published release'] : []),
  ]
  return ways.length === 0 ? 'a person' : listed(ways, 'or')
}

/** Says who approves a deployment, and where. */
export function describeApproval(
  { metadata: { people } }: DeliveryPlan,
  environment: PlannedEnvironment,
): string {
  const { approval } = environment.metadata
  if (approval === null) return 'none'
  const who = listed(
    approval.by.map((owner) => prose(people.owners[owner]?.title ?? owner)),
    'or',
  )
  const where =
    approval.how === 'pull-request'
      ? 'on the pull request, as code owner'
      : 'in GitHub, before the job starts'
  const wait = approval.waitMinutes === 0 ? '' : `, then ${approval.waitMinutes} minutes of waiting`
  return `${who}, ${where}${wait}${approval.needsReleaseNotes ? ', with release notes' : ''}`
}

/** The title of an owner, or its short name where the metadata has none. */
export function titleOf({ metadata: { people } }: Pick<DeliveryPlan, 'metadata'>, owner: string): string {
  return prose(people.owners[owner]?.title ?? owner)
}

/** The channels that are told of an event, as text. */
export function channelsOf({ metadata: { notifications } }: DeliveryPlan, event: string): string {
  const names = Object.entries(notifications.routes).find(([name]) => name === event)?.[1] ?? []
  const described = names.map((name) => {
    const channel = notifications.channels[name]
    const address = channel?.address === undefined ? '' : ` (${channel.kind}: ${prose(channel.address)})`
    return `${code(name)}${address}`
  })
  return described.length === 0 ? 'nobody' : listed(described)
}

/** The buckets of an environment, each with its use. */
export function listBuckets({ metadata: { storage } }: PlannedEnvironment): [string, string][] {
  return Object.entries(storage).flatMap(([use, bucket]): [string, string][] =>
    bucket === undefined ? [] : [[use, bucket]],
  )
}
