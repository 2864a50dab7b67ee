import type { DispatchInput, Triggers } from '../workflow.ts'

/** Puts triggers together: what starts any of them. */
export function joinTriggers(all: readonly Triggers[]): Triggers {
  const bases = all.flatMap(({ pullRequests }) => (pullRequests === undefined ? [] : [pullRequests]))
  const names = bases.flatMap((each) => (each === 'any' ? [] : each))
  return {
    ...(bases.length > 0 && { pullRequests: bases.includes('any') ? ('any' as const) : unique(names) }),
    ...(all.some((each) => each.pullRequestTargets) && { pullRequestTargets: 'any' as const }),
    ...list('mergeQueues', all),
    ...list('branches', all),
    ...list('tags', all),
    ...(all.some(({ releases }) => releases === true) && { releases: true }),
    ...list('schedules', all),
    ...(all.some((each) => each.dispatch !== undefined) && { dispatch: joinInputs(all) }),
  }
}

/** What jobs work on becomes what a person may choose. */
function joinInputs(all: readonly Triggers[]): Record<string, DispatchInput> {
  const inputs = all.flatMap(({ dispatch }) => Object.entries(dispatch ?? {}))
  const names = unique(inputs.map(([name]) => name))
  return Object.fromEntries(
    names.map((name) => {
      const same = inputs.flatMap(([key, input]) => (key === name ? [input] : []))
      const options = unique(
        same.flatMap(({ value, options = [] }) => (value === undefined ? options : [value])),
      )
      const [first = { description: name }] = same
      const isRequired = same.some((input) => input.isRequired)
      return [name, { description: first.description, isRequired, ...(options.length > 0 && { options }) }]
    }),
  )
}

/** Says whether a pull request into a branch starts something. */
export function startsOnPullRequest(triggers: Triggers, base: string): boolean {
  return (
    triggers.pullRequests === 'any' ||
    triggers.pullRequests?.includes(base) === true ||
    triggers.pullRequestTargets === 'any'
  )
}

/** Says on which of a workflow’s triggers a job works, as an expression; nothing where it works on all of them. */
export function conditionOf(job: Triggers, workflow: Triggers): string | undefined {
  if (JSON.stringify(joinTriggers([job])) === JSON.stringify(workflow)) return undefined
  const parts = [
    ...pullRequestParts(job),
    ...(job.mergeQueues ? [event('merge_group')] : []),
    ...(job.branches ?? []).map((branch) => both(event('push'), fits('github.ref', `refs/heads/${branch}`))),
    ...(job.tags ?? []).map((tag) => both(event('push'), fits('github.ref', `refs/tags/${tag}`))),
    ...(job.releases ? [event('release')] : []),
    ...(job.schedules ?? []).map((cron) => both(event('schedule'), `github.event.schedule == '${cron}'`)),
    ...(job.dispatch ? [dispatchPart(job.dispatch)] : []),
  ]
  return parts.join(' || ')
}

function pullRequestParts({ pullRequests, pullRequestTargets }: Triggers): string[] {
  if (pullRequestTargets) return [event('pull_request_target')]
  if (pullRequests === undefined) return []
  if (pullRequests === 'any') return [event('pull_request')]
  return pullRequests.map((base) => both(event('pull_request'), fits('github.base_ref', base)))
}

function dispatchPart(dispatch: NonNullable<Triggers['dispatch']>): string {
  const chosen = Object.entries(dispatch).flatMap(([name, { value }]) =>
    value === undefined ? [] : [`inputs.${name} == '${value}'`],
  )
  return chosen.reduce(both, event('workflow_dispatch'))
}

/** An expression knows no patterns: what ends with a star is compared up to there. */
function fits(value: string, pattern: string): string {
  const [, beginning] = /^([^*]*)\*+$/.exec(pattern) ?? []
  return beginning === undefined ? `${value} == '${pattern}'` : `startsWith(${value}, '${beginning}')`
}

function event(name: string): string {
  return `github.event_name == '${name}'`
}

function both(left: string, right: string): string {
  return `(${left} && ${right})`
}

function list<K extends 'mergeQueues' | 'branches' | 'tags' | 'schedules'>(
  key: K,
  all: readonly Triggers[],
): Partial<Record<K, string[]>> {
  const values = unique(all.flatMap((each) => each[key] ?? []))
  const found: Partial<Record<K, string[]>> = {}
  if (values.length > 0) found[key] = values
  return found
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}
