import type { DispatchInput, Triggers } from '../../plan/workflow.ts'
import { sortKeys } from './sort-keys.ts'

/**
 * `edited` as well as what GitHub takes by default: when the base of a pull request is changed, what was skipped before
 * the old base, and so counts as a success, must be decided anew.
 */
const PULL_REQUEST_TYPES = ['edited', 'opened', 'reopened', 'synchronize']

/** Writes triggers as the key `on` of a workflow. */
export function renderTriggers(triggers: Triggers): Record<string, unknown> {
  const { pullRequests, pullRequestTargets, mergeQueues, branches, tags, schedules, dispatch } = triggers
  const written = {
    ...(pullRequests && {
      pull_request: {
        types: PULL_REQUEST_TYPES,
        ...(pullRequests !== 'any' && { branches: pullRequests.toSorted() }),
      },
    }),
    ...(pullRequestTargets && { pull_request_target: { types: PULL_REQUEST_TYPES } }),
    ...(mergeQueues && { merge_group: { types: ['checks_requested'], branches: mergeQueues.toSorted() } }),
    ...((branches || tags) && {
      push: { ...(branches && { branches: branches.toSorted() }), ...(tags && { tags: tags.toSorted() }) },
    }),
    ...(triggers.releases && { release: { types: ['published'] } }),
    ...(schedules && { schedule: schedules.toSorted().map((cron) => ({ cron })) }),
    ...(dispatch && { workflow_dispatch: renderDispatch(dispatch) }),
  }
  return sortKeys<unknown>(written) ?? {}
}

function renderDispatch(dispatch: NonNullable<Triggers['dispatch']>): unknown {
  const inputs = Object.entries(dispatch).map(([name, input]) => [name, renderInput(input)])
  return inputs.length === 0 ? null : { inputs: sortKeys(Object.fromEntries(inputs)) }
}

function renderInput({ description, isRequired, options }: DispatchInput): unknown {
  return {
    description,
    required: isRequired,
    ...(options === undefined ? { type: 'string' } : { type: 'choice', options: options.toSorted() }),
  }
}
