import { readFileSync } from 'node:fs'
import type { Problem } from '../plan/problem.ts'
import { problemAt, type ReferenceContext } from './reference.ts'
import { readWorkflowFiles, type WorkflowFile } from './workflow-files.ts'

const INPUTS: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('./action-inputs.json', import.meta.url), 'utf8'),
)

/** Finds inputs that an action does not take; of an action that action-inputs.json does not list, says so. */
export function checkActionInputs({ files }: ReferenceContext): Problem[] {
  return readWorkflowFiles(files).flatMap((workflow) =>
    workflow.listUses().flatMap(({ line, action, inputs }) => {
      const name = action.replace(/@.*/, '')
      const known = INPUTS[name]
      if (known === undefined)
        return [
          problemAt(
            line,
            `the inputs of ${name} are not known.`,
            'List them in tools/delivery/src/references/action-inputs.json, from its action.yml.',
          ),
        ]
      return inputs
        .filter((input) => !known.includes(input))
        .map((input) => problemAt(line, `${name} has no input "${input}".`, `It takes: ${known.join(', ')}.`))
    }),
  )
}

/** Finds needs, outputs and steps that expressions name and that no job has. */
export function checkOutputs({ files }: ReferenceContext): Problem[] {
  return readWorkflowFiles(files).flatMap((workflow) =>
    Object.entries(workflow.jobs).flatMap(([id, job]) => checkJob(workflow, id, Object(job))),
  )
}

function checkJob({ file, jobs }: WorkflowFile, id: string, job: Record<string, unknown>): Problem[] {
  const path = `${file.path}: jobs.${id}`
  const needs = [job.needs ?? []].flat().map(String)
  const steps = Array.isArray(job.steps) ? job.steps : []
  const text = listExpressions(job, steps).join('\n')
  const ids = new Set(steps.flatMap((step: unknown) => Object(step).id ?? []))
  const problem = (wrong: string): Problem => ({
    path,
    wrong,
    right: 'Correct the job in tools/delivery/src/plan/jobs.',
  })
  return [
    ...needs.filter((need) => !(need in jobs)).map((need) => problem(`it needs "${need}", which is no job.`)),
    ...[...text.matchAll(/\bneeds\.([\w-]+)(?:\.outputs\.([\w-]+))?/g)].flatMap(([, need = '', output]) => {
      if (!needs.includes(need)) return [problem(`it reads from "${need}", which it does not need.`)]
      const outputs = Object(Object(jobs[need]).outputs)
      return output === undefined || output in outputs
        ? []
        : [problem(`job "${need}" has no output "${output}".`)]
    }),
    ...[...text.matchAll(/\bsteps\.([\w-]+)\./g)]
      .filter(([, step]) => !ids.has(step))
      .map(([, step]) => problem(`it reads from the step "${step}", which it does not have.`)),
  ]
}

/** Scripts have words of their own, so only what GitHub evaluates is looked at. */
function listExpressions(job: Record<string, unknown>, steps: readonly unknown[]): string[] {
  const quoted = [...JSON.stringify(job).matchAll(/\$\{\{(.*?)\}\}/g)].map(([, inside = '']) => inside)
  return [...quoted, ...[job, ...steps].map((each) => String(Object(each).if ?? ''))]
}

/** Finds environments of jobs that the metadata do not have, and required checks that no job reports. */
export function checkNamesOfJobs({ files, plan }: ReferenceContext): Problem[] {
  const workflows = readWorkflowFiles(files)
  const names = new Set(
    workflows.flatMap(({ jobs }) => Object.entries(jobs).map(([id, job]) => String(Object(job).name ?? id))),
  )
  const environments = new Set(plan.environments.map(({ name }) => name))
  return [
    ...workflows.flatMap(({ file, jobs }) =>
      Object.entries(jobs).flatMap(([id, job]) => {
        const { environment } = Object(job)
        const name: unknown = Object(environment).name ?? environment
        return typeof name !== 'string' || name.includes('${{') || environments.has(name)
          ? []
          : [
              {
                path: `${file.path}: jobs.${id}.environment`,
                wrong: `there is no environment "${name}".`,
                right: `There are: ${[...environments].join(', ')}.`,
              },
            ]
      }),
    ),
    ...files
      .filter(({ path }) => path.startsWith('.github/rulesets/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/"context": ("(?:[^"\\]|\\.)*")/g)]
          .map(([, name = '""']) => String(JSON.parse(name)))
          .filter((name) => !names.has(name))
          .map((name) => ({
            path,
            wrong: `no job reports the check "${name}".`,
            right: 'Name a job exactly as it reports.',
          })),
      ),
  ]
}
