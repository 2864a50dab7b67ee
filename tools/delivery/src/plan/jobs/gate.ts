import { expression } from '../expression.ts'
import type { Job } from '../workflow.ts'
import { createJob, type JobContext } from './context.ts'

const INSPECT = `printf '%s\\n' "$NEEDS"
jq --exit-status 'all(.[]; .result == "success" or .result == "skipped")' <<< "$NEEDS"`

/**
 * Plans a gate: a job that always reports, by what became of the jobs given. Rules ask for it, since a job that is
 * skipped after a failure counts as a success, and a matrix has no name to ask for.
 */
export function planGate(
  context: JobContext,
  draft: Pick<Job, 'id' | 'name' | 'triggers' | 'needs' | 'from'>,
): Job {
  return createJob(context, {
    ...draft,
    kind: 'gate',
    if: 'always()',
    timeoutMinutes: 5,
    permissions: {},
    steps: [
      {
        kind: 'run',
        name: 'See that nothing failed',
        run: INSPECT,
        env: { NEEDS: expression('toJSON(needs)') },
      },
    ],
  })
}
