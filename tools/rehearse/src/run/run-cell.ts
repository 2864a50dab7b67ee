import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { resolve } from '../expressions/resolve.ts'
import { toText, toTexts, type Values } from '../expressions/value.ts'
import { startServices } from '../services/start-services.ts'
import type { Cell } from '../workflow/expand-matrix.ts'
import type { Job } from '../workflow/read-workflow.ts'
import { type CellRun, createState, resolveEnv, scopeOf } from './cell-context.ts'
import { endOrphans } from './end-orphans.ts'
import { takeMachine } from './machines.ts'
import { createMask } from './mask.ts'
import type { CellOutcome } from './outcome.ts'
import type { Rehearsal } from './rehearsal.ts'
import { runStep } from './run-step.ts'

/** One cell that is to be run. */
export interface CellPlan {
  rehearsal: Rehearsal
  job: Job
  cell: Cell
  name: string
  contexts: Values
  /** Ends it before its time: another cell failed, or somebody stopped the rehearsal. */
  signal: AbortSignal
}

/** GitHub’s own, where a job names none. */
const TIMEOUT_MINUTES = 360

/** Runs one cell of a job in a folder of its own, from its services to its outputs. */
export async function runCell(plan: CellPlan): Promise<CellOutcome> {
  const { rehearsal, name } = plan
  const folder = join(rehearsal.folder, 'jobs', fileNameOf(name))
  const logFile = join(rehearsal.folder, 'logs', `${fileNameOf(name)}.log`)
  await mkdir(join(rehearsal.folder, 'logs'), { recursive: true })
  const log = createWriteStream(logFile)
  const say = (line: string) => {
    log.write(`${line}\n`)
    rehearsal.reporter.line(name, line)
  }
  const { workspace, parked, release } = await takeMachine(rehearsal.home)
  const mask = createMask(Object.values(rehearsal.secrets))
  const begin = performance.now()
  rehearsal.reporter.jobBegan(name)
  const timer = new AbortController()
  const signal = AbortSignal.any([plan.signal, timer.signal])
  const run: CellRun = { ...plan, folder, workspace, parked, signal, mask, say, state: createState() }
  const outcome = await runToEnd(run, timer)
  const seconds = (performance.now() - begin) / 1000
  rehearsal.reporter.jobEnded(name, outcome.result, seconds, outcome.why)
  await new Promise<void>((done) => log.end(done))
  await release()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  return { ...outcome, seconds, log: logFile }
}

async function runToEnd(run: CellRun, timer: AbortController): Promise<Omit<CellOutcome, 'seconds'>> {
  const { job, name, state, rehearsal } = run
  const setting = (key: string) => toText(resolve(job.token.find(key), scopeOf(run)))
  const minutes = Number(setting('timeout-minutes') || TIMEOUT_MINUTES)
  const late = setTimeout(() => timer.abort(), minutes * 60_000)
  timer.signal.addEventListener('abort', () => {
    state.why ??= `not done after ${minutes} minutes`
  })
  // What is cancelled still runs its steps that ask for it, without the signal that ended the one before.
  run.signal.addEventListener('abort', () => {
    state.status = 'cancelled'
  })
  try {
    await runSteps(run)
  } catch (error) {
    state.status = 'failure'
    state.why ??= error instanceof Error ? error.message : String(error)
    run.say(`##[error]${state.why}`)
  } finally {
    clearTimeout(late)
    await endOrphans(rehearsal.env.RUNNER_TRACKING_ID ?? '', run.folder)
  }
  const isForgiven = setting('continue-on-error') === 'true'
  const outputs = readOutputs(run)
  return {
    name,
    result: state.status,
    isForgiven,
    outputs,
    ...(state.why !== undefined && { why: state.why }),
  }
}

async function runSteps(run: CellRun): Promise<void> {
  const { job, state, folder, rehearsal, say } = run
  const services = resolve(job.token.find('services'), scopeOf(run))
  const running = await startServices(services, { folder, reporter: rehearsal.reporter, say })
  try {
    Object.assign(state, { services: running.context, moved: running.moved })
    for (const [index, step] of job.steps.entries()) {
      const isOver = run.signal.aborted
      await runStep(isOver ? { ...run, signal: new AbortController().signal } : run, step, index)
    }
    if (state.status === 'success') for (const after of state.after) await after()
  } finally {
    await running.stop()
  }
}

/** What may hold a secret is not handed on. */
function readOutputs(run: CellRun): Record<string, string> {
  const outputs = toTexts(resolve(run.job.token.find('outputs'), scopeOf(run, resolveEnv(run))))
  const kept = Object.entries(outputs).filter(([name, value]) => {
    const isSecret = run.mask.finds(value)
    if (isSecret)
      run.rehearsal.reporter.annotated(
        run.name,
        'warning',
        `Skip output '${name}' since it may contain secret.`,
      )
    return !isSecret
  })
  return Object.fromEntries(kept)
}

function fileNameOf(name: string): string {
  return name.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-|-$/g, '')
}
