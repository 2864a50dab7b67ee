import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { createReporter, type GatheringReporter } from './report/create-reporter.ts'
import { concludeRun, renderReport } from './report/render-report.ts'
import type { JobOutcome } from './run/outcome.ts'
import { runWorkflow } from './run/run-workflow.ts'
import { type Scene, setScene } from './set-scene.ts'

/** What is rehearsed. */
export interface RehearseOptions {
  /** The clone whose commit is rehearsed. */
  root: string
  /** A file of .github/workflows, with or without its ending, or the name of a workflow. */
  workflow: string
  /** As GitHub names it, or `tag`; the first one that the workflow has when not said. */
  event?: string | undefined
  branch?: string | undefined
  tag?: string | undefined
  commit?: string | undefined
  base?: string | undefined
  schedule?: string | undefined
  inputs?: Readonly<Record<string, string>> | undefined
  /** Only this job, and what it needs. */
  job?: string | undefined
  /** With what is not committed. */
  isWorkingTree?: boolean | undefined
  /** The delivery of another preset in place of delivery.json. */
  preset?: string | undefined
  /** Lines `NAME=value`. */
  secretFile?: string | undefined
  /** Without any secret, as in somebody’s fork. */
  isFork?: boolean | undefined
  parallel?: number | undefined
  isVerbose?: boolean | undefined
  /** Keeps the logs of a run that succeeded too. */
  keeps?: boolean | undefined
  env: NodeJS.ProcessEnv
  signal: AbortSignal
  write: (line: string) => void
  /** Where caches stay between rehearsals; a folder of the system’s temporary one when not said. */
  home?: string | undefined
}

/** What a rehearsal came to. */
export interface Rehearsed {
  /** As GitHub would conclude the run: 0 for a success. */
  exitCode: 0 | 1
  jobs: readonly JobOutcome[]
  seconds: number
}

/** Rehearses a workflow, and tells what it does as it does it. Throws where there is nothing to rehearse. */
export async function rehearse(options: RehearseOptions): Promise<Rehearsed> {
  const home = options.home ?? join(tmpdir(), `ehr-rehearse-${userInfo().username}`)
  await mkdir(join(home, 'runs'), { recursive: true })
  const folder = await realpath(await mkdtemp(join(home, 'runs', 'run-')))
  const reporter = createReporter({ write: options.write, isVerbose: options.isVerbose === true })
  let isGreen = false
  try {
    const rehearsed = await rehearseIn({ options, home, folder, reporter })
    isGreen = rehearsed.exitCode === 0
    return rehearsed
  } finally {
    if (isGreen && options.keeps !== true) await rm(folder, { recursive: true, force: true })
    else await tidy(folder)
  }
}

interface Place {
  options: RehearseOptions
  home: string
  folder: string
  reporter: GatheringReporter
}

async function rehearseIn(place: Place): Promise<Rehearsed> {
  const { options, reporter, folder } = place
  const begin = performance.now()
  const parallel = options.parallel ?? Math.max(2, Math.floor(availableParallelism() / 2))
  const scene = await setScene(options, { ...place, parallel })
  options.write(`${scene.title}\n`)
  try {
    const jobs = await runWorkflow(scene.rehearsal, options.job)
    const seconds = (performance.now() - begin) / 1000
    const differences = [...reporter.differences(), ...(await scene.listDifferences())]
    const title = `${scene.title}; the output of each job: ${join(folder, 'logs')}`
    options.write(`\n${renderReport({ title, jobs, seconds, differences })}`)
    return { exitCode: concludeRun(jobs) === 'success' ? 0 : 1, jobs, seconds }
  } finally {
    await closeScene(scene)
  }
}

async function closeScene(scene: Scene): Promise<void> {
  await scene.close()
}

/** The logs of what went wrong stay; what takes room does not. */
async function tidy(folder: string): Promise<void> {
  for (const name of ['jobs', 'mirror', 'artifacts', 'preset', 'working-tree'])
    await rm(join(folder, name), { recursive: true, force: true })
}
