import type { Result } from '../run/outcome.ts'
import { formatSeconds } from './render-report.ts'
import type { Reporter } from './reporter.ts'

/** A reporter that writes lines, and what it has gathered. */
export interface GatheringReporter extends Reporter {
  /** What is otherwise than on GitHub, each once. */
  differences: () => readonly string[]
  /** The jobs that have ended, as GitHub lists them. */
  endedJobs: () => readonly EndedJob[]
}

/** A job as GitHub lists it. */
export interface EndedJob {
  name: string
  conclusion: Result
  started_at: string
  completed_at: string
}

/** How much is written. */
export interface ReporterOptions {
  write: (line: string) => void
  /** Also each line that a step writes. */
  isVerbose: boolean
}

/** Of a job that failed so many lines are shown. */
const SHOWN = 60
/** Shorter steps are not worth a line. */
const LEAST_SECONDS = 1

/** Makes a reporter that tells what begins and ends, and of what failed the last lines. */
export function createReporter({ write, isVerbose }: ReporterOptions): GatheringReporter {
  const differences = new Set<string>()
  const ended: EndedJob[] = []
  const last = new Map<string, string[]>()
  return {
    differences: () => [...differences],
    endedJobs: () => ended,
    differs: (what) => void differences.add(what),
    jobBegan: (job) => {
      last.set(job, [])
      write(`  ${job} …`)
    },
    stepBegan: () => undefined,
    stepEnded: (job, step, result, seconds) => {
      if (result === 'success' && seconds < LEAST_SECONDS) return
      write(`    ${job} › ${step}: ${result}, ${formatSeconds(seconds)}`)
    },
    jobEnded: (job, result, seconds, why) => {
      ended.push({ name: job, conclusion: result, ...timesOf(seconds) })
      const lines = last.get(job) ?? []
      last.delete(job)
      if (result === 'failure' && !isVerbose) for (const line of lines) write(`    ${job} │ ${line}`)
      const end = result === 'skipped' ? result : `${result}, ${formatSeconds(seconds)}`
      write(`  ${job}: ${end}${why === undefined || result === 'success' ? '' : ` (${why})`}`)
    },
    line: (job, text) => {
      if (isVerbose) write(`    ${job} │ ${text}`)
      last.set(job, [...(last.get(job) ?? []), text].slice(-SHOWN))
    },
    annotated: (job, kind, text) => write(`    ${job} ${kind}: ${text}`),
  }
}

function timesOf(seconds: number): Pick<EndedJob, 'started_at' | 'completed_at'> {
  const now = Date.now()
  const at = (time: number) => new Date(time).toISOString()
  return { started_at: at(now - seconds * 1000), completed_at: at(now) }
}
