import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findAction } from '../actions/registry.ts'
import { holds } from '../expressions/evaluate.ts'
import { resolve, sourceOf } from '../expressions/resolve.ts'
import { asValues, toText, toTexts } from '../expressions/value.ts'
import { movePorts } from '../services/move-port.ts'
import type { Step } from '../workflow/read-workflow.ts'
import { type CellRun, move, resolveEnv, scopeOf } from './cell-context.ts'
import { parseCommandFile, parsePathFile } from './command-files.ts'
import { hearLines } from './hear-lines.ts'
import type { Result } from './outcome.ts'
import { runScript } from './run-script.ts'
import { callShell } from './shell.ts'

/** What became of a step by itself. */
interface StepEnd {
  outputs: Record<string, string>
  failure?: string
  isStopped?: boolean
}

/** Runs a step of a job, or skips it; what it leaves is in the job’s state afterwards. */
export async function runStep(run: CellRun, step: Step, index: number): Promise<void> {
  const { state, rehearsal } = run
  const env = resolveEnv(run)
  const id = step.token.find('id')?.toString()
  const record = (outcome: Result, conclusion: Result, outputs: Record<string, string>) => {
    if (id !== undefined) state.steps[id] = { outputs, outcome, conclusion }
  }
  const title = titleOf(run, step, env)
  const begin = performance.now()
  const end = await decideAndRun(run, step, { env, index, title })
  if (end === 'skipped') return record('skipped', 'skipped', {})
  const outcome: Result = end.isStopped ? 'cancelled' : end.failure === undefined ? 'success' : 'failure'
  const isForgiven = toText(resolve(step.token.find('continue-on-error'), scopeOf(run, env))) === 'true'
  const conclusion = outcome === 'failure' && isForgiven ? 'success' : outcome
  record(outcome, conclusion, end.outputs)
  if (conclusion === 'failure' || conclusion === 'cancelled') {
    if (state.status === 'success') state.status = conclusion
    state.why ??= `${title}: ${end.failure ?? 'cancelled'}`
  }
  rehearsal.reporter.stepEnded(run.name, title, outcome, (performance.now() - begin) / 1000)
}

interface StepFacts {
  env: Record<string, string>
  index: number
  title: string
}

/** A condition that cannot be evaluated fails the step, as on GitHub. */
async function decideAndRun(run: CellRun, step: Step, facts: StepFacts): Promise<StepEnd | 'skipped'> {
  try {
    if (!holds(step.condition, scopeOf(run, facts.env))) return 'skipped'
    run.rehearsal.reporter.stepBegan(run.name, facts.title)
    run.say(`##[group]${facts.title}`)
    const own = toTexts(resolve(step.token.find('env'), scopeOf(run, facts.env)))
    const env = { ...facts.env, ...move(run, own) }
    return step.token.find('uses') === undefined
      ? await runCommand(run, step, { ...facts, env })
      : await runAction(run, step, env)
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    run.say(`##[error]${failure}`)
    return { outputs: {}, failure }
  }
}

async function runAction(run: CellRun, step: Step, env: Record<string, string>): Promise<StepEnd> {
  const { rehearsal, workspace, parked, state, say, mask } = run
  const { name, action } = findAction(step.token.find('uses')?.toString() ?? '')
  if (action === undefined) {
    rehearsal.reporter.differs(`${name} is not rehearsed`)
    say(`${name} does nothing here`)
    return { outputs: {} }
  }
  const inputs = toTexts(resolve(step.token.find('with'), scopeOf(run, env)))
  const tools = join(run.folder, 'tools')
  const addPath = (folder: string) => void state.paths.unshift(folder)
  const call = { rehearsal, action: name, inputs, workspace, parked, tools, addPath, addMask: mask.add, say }
  const { outputs = {}, after } = await action(call)
  if (after !== undefined) state.after.unshift(after)
  return { outputs: { ...outputs } }
}

/** What a step writes for the runner to read. */
const FILES = ['ENV', 'OUTPUT', 'PATH', 'STATE', 'STEP_SUMMARY'] as const

async function runCommand(run: CellRun, step: Step, { env, index }: StepFacts): Promise<StepEnd> {
  const { rehearsal, workspace, state, job, signal } = run
  const scope = scopeOf(run, env)
  const folder = join(run.folder, `step-${index}`)
  await mkdir(folder, { recursive: true })
  const fileOf = (name: string) => join(folder, name.toLowerCase())
  for (const name of FILES) await writeFile(fileOf(name), '')
  const defaults = [job.token, rehearsal.workflow.token].map((token) =>
    asValues(asValues(resolve(token.find('defaults'), scope)).run),
  )
  const setting = (name: string) =>
    [resolve(step.token.find(name), scope), ...defaults.map((each) => each[name])]
      .map(toText)
      .find((text) => text !== '')
  const script = fileOf('script.sh')
  await writeFile(script, `${movePorts(toText(resolve(step.token.find('run'), scope)), state.moved)}\n`)
  const minutes = Number(toText(resolve(step.token.find('timeout-minutes'), scope)) || Number.NaN)
  const files = Object.fromEntries(FILES.map((name) => [`GITHUB_${name}`, fileOf(name)]))
  const { end, hear } = hearLines(run)
  const ending = await runScript({
    ...callShell(setting('shell') ?? '', script),
    cwd: join(workspace, setting('working-directory') ?? ''),
    env: { ...rehearsal.env, ...env, ...files, ...(await placeEnv(run, env)) },
    signal,
    timeoutMs: Number.isNaN(minutes) ? undefined : minutes * 60_000,
    onLine: hear,
  })
  const said = end()
  const read = (name: string) => readFile(fileOf(name), 'utf8')
  Object.assign(state.env, parseCommandFile(await read('ENV')))
  state.paths.unshift(...parsePathFile(await read('PATH')).reverse())
  const summary = await read('STEP_SUMMARY')
  if (summary !== '') run.say(run.mask.hide(`##[summary]\n${summary}`))
  const outputs = { ...said.outputs, ...parseCommandFile(await read('OUTPUT')) }
  return {
    outputs,
    ...(said.failure !== undefined && { failure: said.failure }),
    ...describeEnding(ending, minutes),
  }
}

function describeEnding(ending: Awaited<ReturnType<typeof runScript>>, minutes: number): Partial<StepEnd> {
  switch (ending.kind) {
    case 'exited':
      return ending.code === 0 ? {} : { failure: `exit code ${ending.code}` }
    case 'late':
      return { failure: `timed out after ${minutes} minutes` }
    case 'missing':
      return { failure: ending.why }
    case 'stopped':
      return { isStopped: true }
  }
}

async function placeEnv(
  run: CellRun,
  env: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const { rehearsal, job, folder, workspace, state } = run
  await mkdir(join(folder, 'temp'), { recursive: true })
  return {
    GITHUB_JOB: job.id,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(folder, 'temp'),
    PATH: [...state.paths, env.PATH ?? rehearsal.env.PATH ?? ''].join(':'),
  }
}

/** As GitHub titles a step without a name. */
function titleOf(run: CellRun, step: Step, env: Record<string, string>): string {
  const { token } = step
  const name = token.find('name')
  if (name !== undefined) return toText(resolve(name, scopeOf(run, env)))
  const [first = ''] = sourceOf(token.find('run') ?? token.find('uses'))
    .trim()
    .split('\n')
  return `Run ${first}`
}
