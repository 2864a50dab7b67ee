import type { WorkflowTemplate } from '@actions/workflow-parser'
import type { MappingToken, TemplateToken } from '@actions/workflow-parser/templates/tokens/index'
import {
  convertWorkflowTemplate,
  isMapping,
  isSequence,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@ehr/delivery/github-parser'

/** A workflow as GitHub’s parser reads it; what has expressions stays a token until it is its turn. */
export interface Workflow {
  /** Relative to the repository, such as `.github/workflows/ci.yml`. */
  path: string
  name: string
  events: WorkflowTemplate['events']
  token: MappingToken
  jobs: readonly Job[]
}

/** One job. */
export interface Job {
  id: string
  needs: readonly string[]
  /** With `success()` where the file has no such function. */
  condition: string
  token: MappingToken
  steps: readonly Step[]
}

/** One step. */
export interface Step {
  condition: string
  token: MappingToken
}

/** What became of reading a file. */
export type ReadWorkflow = { ok: true; workflow: Workflow } | { ok: false; problems: readonly string[] }

/** Reads a workflow with GitHub’s own parser. */
export async function parseWorkflowText(path: string, content: string): Promise<ReadWorkflow> {
  const { context, value } = parseWorkflow({ name: path, content }, new NoOperationTraceWriter())
  const early = context.errors.getErrors().map(({ message }) => message)
  if (value === undefined || !isMapping(value) || early.length > 0)
    return { ok: false, problems: early.length > 0 ? early : [`${path} is empty.`] }
  const template = await convertWorkflowTemplate(context, value)
  const problems = [
    ...(template.errors ?? []).map(({ Message }) => Message),
    ...template.jobs
      .filter(({ type }) => type === 'reusableWorkflowJob')
      .map(({ id }) => `The job ${id.value} calls another workflow, which is not rehearsed.`),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const name = value.find('name')?.toString() ?? path
  const jobs = template.jobs.map((job) => readJob(job, value.find('jobs')))
  return { ok: true, workflow: { path, name, events: template.events, token: value, jobs } }
}

function readJob(job: WorkflowTemplate['jobs'][number], jobs: TemplateToken | undefined): Job {
  const id = job.id.value
  const token = getMapping(jobs !== undefined && isMapping(jobs) ? jobs.find(id) : undefined, id)
  const steps = token.find('steps')
  const tokens = steps !== undefined && isSequence(steps) ? [...iterate(steps)] : []
  const converted = job.type === 'job' ? job.steps : []
  return {
    ...{ id, token },
    needs: (job.needs ?? []).map(({ value }) => value),
    condition: job.if.expression,
    steps: tokens.map((step, index) => ({
      token: getMapping(step, `${id}, step ${index + 1}`),
      condition: converted[index]?.if?.expression ?? 'success()',
    })),
  }
}

function getMapping(token: TemplateToken | undefined, where: string): MappingToken {
  if (token !== undefined && isMapping(token)) return token
  throw new Error(`${where}: GitHub’s parser let through what is no mapping.`)
}

function iterate<T>(token: { [Symbol.iterator](): Iterator<T> }): Iterable<T> {
  return token
}
