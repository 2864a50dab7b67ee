import type { Job } from '../workflow/read-workflow.ts'
import type { JobOutcome } from './outcome.ts'
import type { Rehearsal } from './rehearsal.ts'
import { runJob } from './run-job.ts'

/** Runs the jobs of a workflow, each as soon as those that it needs are done; answers them in the order of the file. */
export async function runWorkflow(rehearsal: Rehearsal, only?: string): Promise<JobOutcome[]> {
  const { jobs } = rehearsal.workflow
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const begun = new Map<string, Promise<JobOutcome>>()
  const begin = (id: string): Promise<JobOutcome> => {
    const known = begun.get(id)
    if (known !== undefined) return known
    const running = runWhenReady(rehearsal, getJob(byId, id), begin)
    begun.set(id, running)
    return running
  }
  const wanted = only === undefined ? jobs.map(({ id }) => id) : [only]
  await Promise.all(wanted.map(begin))
  const done = await Promise.all(begun.values())
  return jobs.flatMap(({ id }) => done.find((outcome) => outcome.id === id) ?? [])
}

async function runWhenReady(
  rehearsal: Rehearsal,
  job: Job,
  begin: (id: string) => Promise<JobOutcome>,
): Promise<JobOutcome> {
  const needs = await Promise.all(job.needs.map(begin))
  const ancestors = await Promise.all(listAncestors(rehearsal.workflow.jobs, job).map(begin))
  return await runJob(rehearsal, job, { needs, ancestors })
}

/** Lists what a job needs, and what those need. */
function listAncestors(jobs: readonly Job[], job: Job): string[] {
  const found = new Set<string>()
  const visit = ({ needs }: Job) => {
    for (const id of needs.filter((need) => !found.has(need))) {
      found.add(id)
      const next = jobs.find((each) => each.id === id)
      if (next !== undefined) visit(next)
    }
  }
  visit(job)
  return [...found]
}

function getJob(jobs: ReadonlyMap<string, Job>, id: string): Job {
  const job = jobs.get(id)
  if (job !== undefined) return job
  throw new Error(`There is no job "${id}". There are: ${[...jobs.keys()].join(', ')}.`)
}
