import { createJob, type JobContext, type PlacedJob } from './context.ts'
import { checkout, install } from './steps.ts'

/** Plans the jobs that the team declares itself; they run on pull requests, and on pushes to long-lived branches. */
export function planOwnJobs(context: JobContext): PlacedJob[] {
  const branches = Object.keys(context.metadata.pipelines.tiers).sort()
  return context.metadata.pipelines.ownJobs.map((own, index) => ({
    file: own.workflow,
    job: createJob(context, {
      id: own.id,
      name: own.name,
      triggers: { pullRequests: 'any', branches },
      needs: own.needs,
      timeoutMinutes: own.timeoutMinutes,
      steps: [checkout(), ...install(context), { kind: 'run', name: own.name, run: own.command }],
      from: [`pipelines.ownJobs[${index}]`],
    }),
  }))
}
