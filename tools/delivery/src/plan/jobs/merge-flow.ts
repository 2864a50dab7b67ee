import { expression } from '../expression.ts'
import type { Job, Step } from '../workflow.ts'
import { checkName, tierPaths } from './checks.ts'
import { checkTriggers, createJob, type JobContext } from './context.ts'
import { checkout, install } from './steps.ts'

/**
 * Plans the check of where a pull request may go. It has a token that writes labels, so it runs the base’s code only:
 * names of branches reach it as data in its environment, never within a script. In a merge queue, where it was decided
 * before, it reports and does nothing.
 */
export function planMergeFlow(context: JobContext): Job[] {
  const { mergeQueues } = checkTriggers(context, 'merge-flow')
  const steps: Step[] = [
    checkout(),
    ...install(context),
    { kind: 'run', name: 'Decide', run: DECIDE },
    { kind: 'run', name: 'Label', if: 'always()', run: LABEL },
  ]
  return [
    createJob(context, {
      id: 'merge-flow',
      name: checkName('merge-flow'),
      triggers: { pullRequestTargets: 'any', ...(mergeQueues && { mergeQueues }) },
      timeoutMinutes: 5,
      permissions: { contents: 'read', 'pull-requests': 'write' },
      env: {
        HEAD: expression('github.event.pull_request.head.ref'),
        BASE: expression('github.event.pull_request.base.ref'),
        IS_FORK: expression('github.event.pull_request.head.repo.full_name != github.repository'),
        NUMBER: expression('github.event.pull_request.number'),
        GH_TOKEN: expression('github.token'),
      },
      steps: steps.map((step) => ({
        ...step,
        if: [ON_PULL_REQUEST, step.if].filter((part) => part !== undefined).join(' && '),
      })),
      from: ['branching.model', ...tierPaths(context, 'merge-flow')],
    }),
  ]
}

const ON_PULL_REQUEST = "github.event_name == 'pull_request_target'"

const DECIDE = `set -- --head "$HEAD" --base "$BASE"
if [ "$IS_FORK" = true ]; then set -- "$@" --fork; fi
set +e
pnpm --silent ehr merge-flow "$@" > merge-flow.txt
code=$?
cat merge-flow.txt
if grep -q '^warning: ' merge-flow.txt; then echo "::warning::$(head -n 1 merge-flow.txt)"; fi
exit "$code"`

const LABEL = `label=$(sed -n 's/^label: //p' merge-flow.txt)
if [ -n "$label" ]; then
  gh pr edit "$NUMBER" --repo "$GITHUB_REPOSITORY" --add-label "$label" || echo "::notice::There is no label $label yet; .github/labels.yml says which to make."
fi`
