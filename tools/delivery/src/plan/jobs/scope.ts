import { expression } from '../expression.ts'
import type { Job, Triggers } from '../workflow.ts'
import { createJob, type JobContext } from './context.ts'
import { checkout, install, run } from './steps.ts'

/** The Nx targets of which the scope says whether anything is affected. */
export const SCOPED_TARGETS = ['lint', 'typecheck', 'test', 'build', 'e2e', 'migrate-validate'] as const

/** One of them. */
export type ScopedTarget = (typeof SCOPED_TARGETS)[number]

/** Id of the job that says what is affected; each workflow that asks has one. */
export const SCOPE = 'scope'

/** The environment of a job whose Nx commands look at what is affected only. */
export const AFFECTED_ENV = {
  NX_BASE: expression(`needs.${SCOPE}.outputs.base`),
  NX_HEAD: expression(`needs.${SCOPE}.outputs.head`),
} as const

/** Plans the job that computes base and head once and says which targets are affected, for the jobs after it. */
export function planScope(context: JobContext, triggers: Triggers, name: string): Job {
  const outputs = ['base', 'head', ...SCOPED_TARGETS]
  return createJob(context, {
    id: SCOPE,
    name,
    triggers,
    timeoutMinutes: 10,
    permissions: { contents: 'read', actions: 'read' },
    outputs: Object.fromEntries(
      outputs.map((output) => [output, expression(`steps.scope.outputs.${output}`)]),
    ),
    steps: [
      checkout('all'),
      ...install(context),
      {
        ...run('Say what is affected', 'pnpm ehr ci scope', { GITHUB_TOKEN: expression('github.token') }),
        id: 'scope',
      },
    ],
    from: ['pipelines.tiers'],
  })
}

/** The condition of a job that has nothing to do where a target is not affected. */
export function whenAffected(target: ScopedTarget): string {
  return `needs.${SCOPE}.outputs.${target} == 'true'`
}
