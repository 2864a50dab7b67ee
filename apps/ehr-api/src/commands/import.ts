import { parseArgs } from 'node:util'
import {
  type ImportProblem,
  type ImportProgress,
  InputError,
  importFhir,
  isComplete,
  renderProgress,
  renderSummary,
} from '@ehr/fhir/import'
import type { ApiCommand } from '@ehr/http'

const USAGE = `Usage: import <file or folder> [options]
Reads FHIR R4 (bundles, resources alone, NDJSON). Again with the same options: nothing changes.
  --source <name>         What the input is called; default: the folder's name
  --shift-to <YYYY-MM-DD> Moves all dates, birth dates too, so that the newest event falls on this day
  --dry-run               Reads and compares, writes nothing
  --json                  Prints the summary as JSON`

const PROGRESS_MS = 1_000
/** As shells say it: 128 and the number of SIGINT. */
const INTERRUPTED = 130

/** `import`: reads FHIR R4 into the tables. Exit code 1 when something was refused, 2 for a wrong call. */
export const importCommand: ApiCommand = {
  name: 'import',
  summary: 'import <file or folder>: reads FHIR R4 bundles into the tables.',
  async run({ db, args, now, signal, print }) {
    const call = parseCall(args)
    if ('refusal' in call) {
      process.stderr.write(`${call.refusal}\n${USAGE}\n`)
      return 2
    }
    const { json, ...options } = call
    try {
      const shown = { onProblem: showProblem, onProgress: progressShower() }
      const summary = await importFhir(db, { ...options, ...shown, now, signal })
      for (const line of json ? [JSON.stringify(summary, null, 2)] : renderSummary(summary)) print(line)
      return isComplete(summary) ? 0 : 1
    } catch (error) {
      return explain(error, signal)
    }
  },
}

/** What the caller can mend is said in a line; anything else is broken, and stays an error. */
function explain(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) {
    process.stderr.write('import: interrupted. What is written stays; the same call again does the rest.\n')
    return INTERRUPTED
  }
  if (!(error instanceof InputError)) throw error
  process.stderr.write(`import: ${error.message}\n`)
  return 2
}

interface Call {
  readonly path: string
  readonly source?: string | undefined
  readonly shiftTo?: string | undefined
  readonly isDryRun: boolean
  readonly json: boolean
}

function parseCall(args: readonly string[]): Call | { refusal: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) return { refusal: 'import: give one file or folder.' }
    const shiftTo = values['shift-to']
    if (shiftTo !== undefined && !isDay(shiftTo)) {
      return { refusal: `import: --shift-to "${shiftTo}" is not a day like 2026-11-21.` }
    }
    return { path, source: values.source, shiftTo, isDryRun: values['dry-run'], json: values.json }
  } catch (error) {
    return { refusal: `import: ${error instanceof Error ? error.message : String(error)}` }
  }
}

const OPTIONS = {
  source: { type: 'string' },
  'shift-to': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && moment.toJSON()?.slice(0, 10) === text
}

function showProblem({ file, path, detail }: ImportProblem): void {
  process.stderr.write(`${[file, path].filter((part) => part !== '').join(': ')}: ${detail}\n`)
}

/** Shows how far it is once a second, so never for what takes less. */
function progressShower(): (progress: ImportProgress) => void {
  let last = performance.now()
  return (progress) => {
    if (performance.now() - last < PROGRESS_MS) return
    last = performance.now()
    process.stderr.write(`${renderProgress(progress)}\n`)
  }
}
