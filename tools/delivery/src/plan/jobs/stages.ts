import type { Job } from '../workflow.ts'

/** What builds wait for where stages run in order: quality, security and tests. */
const FIRST = ['lint', 'typecheck', 'secret-scan', 'security', 'test', 'migrations', 'environment']
const SECOND = ['build', 'image']

/** Lets builds wait for quality, security and tests; what was skipped as not affected holds nothing up. */
export function orderStages(jobs: readonly Job[]): Job[] {
  const first = jobs.filter(({ id }) => FIRST.includes(id)).map(({ id }) => id)
  return jobs.map((job) =>
    SECOND.includes(job.id)
      ? {
          ...job,
          needs: [...new Set([...job.needs, ...first])],
          if: ['!failure() && !cancelled()', job.if].filter((part) => part !== undefined).join(' && '),
        }
      : job,
  )
}
