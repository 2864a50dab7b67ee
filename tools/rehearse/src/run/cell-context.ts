import type { Scope, Status } from '../expressions/evaluate.ts'
import { resolve } from '../expressions/resolve.ts'
import { toTexts, type Values } from '../expressions/value.ts'
import type { MovedPort } from '../services/move-port.ts'
import { movePorts } from '../services/move-port.ts'
import type { Cell } from '../workflow/expand-matrix.ts'
import type { Job } from '../workflow/read-workflow.ts'
import { hashFiles } from './hash-files.ts'
import type { Mask } from './mask.ts'
import type { Result } from './outcome.ts'
import type { Rehearsal } from './rehearsal.ts'

/** What a job is run with. */
export interface CellRun {
  rehearsal: Rehearsal
  job: Job
  cell: Cell
  name: string
  /** The contexts `needs`, `strategy`, `matrix`. */
  contexts: Values
  folder: string
  workspace: string
  /** What stays on the machine for its next job. */
  parked: string
  signal: AbortSignal
  mask: Mask
  say: (line: string) => void
  state: CellState
}

/** What steps change. */
export interface CellState {
  status: 'success' | 'failure' | 'cancelled'
  /** What GITHUB_ENV added. */
  env: Record<string, string>
  paths: string[]
  steps: Record<string, { outputs: Record<string, string>; outcome: Result; conclusion: Result }>
  services: Values
  moved: readonly MovedPort[]
  /** Of actions, for the end of the job. */
  after: (() => Promise<void>)[]
  why: string | undefined
}

/** A job before its first step. */
export function createState(): CellState {
  return {
    ...{ status: 'success', env: {}, paths: [], steps: {}, services: {}, moved: [], after: [] },
    why: undefined,
  }
}

/** What expressions of a job see now; `env` are the variables of the job and of the step at hand. */
export function scopeOf(run: CellRun, env: Readonly<Record<string, string>> = {}): Scope {
  const { rehearsal, state, workspace } = run
  const github = { ...Object(rehearsal.contexts.github), job: run.job.id, workspace }
  return {
    contexts: {
      ...rehearsal.contexts,
      ...run.contexts,
      ...{ github, env, steps: state.steps },
      job: { status: state.status, services: state.services },
      runner: { os: 'Linux', arch: 'X64', name: 'rehearsal', temp: run.folder, environment: 'github-hosted' },
    },
    status: statusOf(state),
    hashFiles: (patterns) => hashFiles(workspace, patterns),
  }
}

/** Resolves the variables of the workflow and of the job, with what steps added to them. */
export function resolveEnv(run: CellRun): Record<string, string> {
  const { rehearsal, job, state } = run
  const ofWorkflow = toTexts(resolve(rehearsal.workflow.token.find('env'), scopeOf(run)))
  const ofJob = toTexts(resolve(job.token.find('env'), scopeOf(run, ofWorkflow)))
  return { ...move(run, { ...ofWorkflow, ...ofJob }), ...state.env }
}

/** Says where services really are. */
export function move(run: CellRun, env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).map(([name, text]) => [name, movePorts(text, run.state.moved)]),
  )
}

function statusOf({ status }: CellState): Status {
  return {
    success: status === 'success',
    failure: status === 'failure',
    cancelled: status === 'cancelled',
  }
}
