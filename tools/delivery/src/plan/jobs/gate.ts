import { expression } from '../expression.ts'
import type { Job } from '../workflow.ts'
import { createJob, type JobContext } from './context.ts'

/** By Node, which every machine here has. */
const INSPECT = `node --eval '
const needs = Object.entries(JSON.parse(process.env.NEEDS))
for (const [id, { result }] of needs) console.log(id + ": " + result)
process.exitCode = needs.every(([, { result }]) => result === "success" || result === "skipped") ? 0 : 1
'`

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
