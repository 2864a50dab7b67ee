import { parseArgs } from 'node:util'
import { renderFinding, renderSummary, type VerifyOptions, verifyTrail } from '@ehr/audit'
import type { ApiCommand, CommandContext } from '@ehr/http'

const USAGE = `Usage: audit verify [options]
Holds every event of the audit trail against its hash chain. Exit code 1: something is broken, first named first.
  --heads <file>        Heads written down outside the database: the file of AUDIT_HEAD_FILE, or the API's log.
                        May be given several times
  --restored-to <time>  The database was restored from a backup of this time (ISO 8601): heads that were written
                        down between it and the resumption of work are told apart from a cut end
  --json                Prints findings as lines of JSON, then the summary`

const MOST_SHOWN = 20
const PROGRESS_MS = 2_000
const INTERRUPTED = 130

/** `audit verify`: whether the audit trail is what was recorded. */
export const auditCommand: ApiCommand = {
  name: 'audit',
  summary: 'audit verify: holds the audit trail against its hash chain.',
  async run(context) {
    if (context.args.includes('--help')) {
      context.print(USAGE)
      return 0
    }
    const call = parseCall(context.args)
    if ('refusal' in call) {
      process.stderr.write(`${call.refusal}\n${USAGE}\n`)
      return 2
    }
    try {
      return await verify(context, call)
    } catch (error) {
      return explain(error, context.signal)
    }
  },
}

interface Call {
  readonly headFiles: readonly string[]
  readonly restoredTo: Date | undefined
  readonly json: boolean
}

async function verify(
  { db, signal, print }: CommandContext,
  { json, restoredTo, headFiles }: Call,
): Promise<number> {
  let shown = 0
  const onFinding: VerifyOptions['onFinding'] = (finding) => {
    shown += 1
    if (json) print(JSON.stringify(finding))
    else if (shown <= MOST_SHOWN) print(`BROKEN ${renderFinding(finding)}`)
  }
  const options = { headFiles, signal, onFinding, onProgress: progressShower() }
  const summary = await verifyTrail(db, restoredTo === undefined ? options : { ...options, restoredTo })
  if (json) print(JSON.stringify(summary))
  else {
    if (shown > MOST_SHOWN) print(`… and ${shown - MOST_SHOWN} more (--json shows all)`)
    for (const line of renderSummary(summary, headFiles.length > 0)) print(line)
  }
  return summary.findings === 0 ? 0 : 1
}

function parseCall(args: readonly string[]): Call | { refusal: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
    if (positionals.length !== 1 || positionals[0] !== 'verify') {
      return { refusal: 'audit: there is one thing to do, verify.' }
    }
    const restored = values['restored-to']
    const restoredTo = restored === undefined ? undefined : new Date(restored)
    if (restoredTo !== undefined && Number.isNaN(restoredTo.getTime())) {
      return { refusal: `audit: --restored-to "${restored}" is not a time like 2026-11-21T09:30:00Z.` }
    }
    return { headFiles: values.heads, restoredTo, json: values.json }
  } catch (error) {
    return { refusal: `audit: ${error instanceof Error ? error.message : String(error)}` }
  }
}

const OPTIONS = {
  heads: { type: 'string', multiple: true, default: [] as string[] },
  'restored-to': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** What the caller can mend is said in a line; anything else is broken, and stays an error. */
function explain(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) {
    process.stderr.write('audit: interrupted; what was read so far proves nothing about the rest.\n')
    return INTERRUPTED
  }
  if (!(error instanceof Error && 'syscall' in error && 'path' in error)) throw error
  process.stderr.write(`audit: ${String(error.path)}: cannot be read.\n`)
  return 2
}

function progressShower(): (events: number) => void {
  let last = performance.now()
  return (events) => {
    if (performance.now() - last < PROGRESS_MS) return
    last = performance.now()
    process.stderr.write(`${events} events\n`)
  }
}
