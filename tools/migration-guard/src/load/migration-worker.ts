import { Worker } from 'node:worker_threads'
import type { MigrationFile } from './list-migrations.ts'
import type { Answer, LoadedMigration, Order, Outcome, Query, Report, RunRequest } from './protocol.ts'

/** How a call in the worker ended when it did not end by itself. */
export type Ending =
  | { kind: 'hangs'; afterMs: number }
  | { kind: 'process-ended'; exitCode: number | undefined }

/** Loads and runs a folder's migrations in a thread that can be stopped whatever it does. */
export interface MigrationWorker {
  load: (migration: MigrationFile) => Promise<LoadedMigration>
  /** Runs `up` or `down`; each query is answered by `onQuery`. The time limit is for each migration, unless one is given for all. */
  run: (
    request: RunRequest,
    handlers: {
      onQuery: (query: Query) => Promise<Answer>
      onHang: () => Promise<void>
      timeLimitMs?: number
    },
  ) => Promise<{ kind: 'ended'; outcome: Outcome } | Ending>
  close: () => Promise<void>
}

/**
 * Makes the worker; its thread starts with the first call, and anew after it was stopped. `databaseUrl` is what the
 * folder's own code finds wherever it looks for a database: never a real one.
 */
export function createMigrationWorker(options: {
  folder: string
  databaseUrl: () => string
  timeLimitMs: number
}): MigrationWorker {
  let thread: Thread | undefined
  const current = () => {
    if (thread === undefined || thread.isOver) thread = startThread(options.folder, options.databaseUrl())
    return thread
  }
  return {
    load: async ({ name, file }) => {
      const { timeLimitMs } = options
      const report = await current().ask({ kind: 'load', name, file }, { timeLimitMs })
      if (report.kind === 'loaded') return report.migration
      return { kind: 'unreadable', message: explainEnding(report) }
    },
    run: async (request, handlers) => {
      const timeLimitMs = options.timeLimitMs * request.migrations.length
      const report = await current().ask({ kind: 'run', ...request }, { timeLimitMs, ...handlers })
      if (report.kind === 'loaded') throw new Error('The worker answered a run with a loaded file.')
      return report
    },
    close: async () => {
      await thread?.stop()
    },
  }
}

function explainEnding(report: Final): string {
  if (report.kind === 'hangs') return `Importing it had not ended after ${report.afterMs} ms.`
  return 'Importing it ended the process.'
}

type Final = Exclude<Report, { kind: 'query' | 'ready' }> | Ending

interface Thread {
  isOver: boolean
  ask: (
    order: DistributiveOmit<Extract<Order, { kind: 'load' | 'run' }>, 'id'>,
    handlers: {
      timeLimitMs: number
      onQuery?: (query: Query) => Promise<Answer>
      onHang?: () => Promise<void>
    },
  ) => Promise<Final>
  stop: () => Promise<void>
}

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never

const REFUSAL: Answer = { ok: false, error: { message: 'The migration is over: this query came too late.' } }

function startThread(folder: string, databaseUrl: string): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { folder },
    env: withoutDatabases(process.env, databaseUrl),
    execArgv: ['--no-warnings'],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 2_048 },
  })
  // What a migration prints is not for the report.
  worker.stdout.resume()
  worker.stderr.resume()
  worker.unref()
  let count = 0
  let listener: ((report: Exclude<Report, { kind: 'ready' }>) => void) | undefined
  let onEnd: ((ending: Ending) => void) | undefined
  let isTooLate = false
  // Starting a thread takes its time, which is nobody's hanging.
  const { promise: ready, resolve: becomeReady } = Promise.withResolvers<void>()
  const end = (exitCode: number | undefined) => {
    thread.isOver = true
    becomeReady()
    onEnd?.(isTooLate ? { kind: 'hangs', afterMs: 0 } : { kind: 'process-ended', exitCode })
  }
  worker.on('message', (report: Report) => {
    if (report.kind === 'ready') becomeReady()
    else listener?.(report)
  })
  worker.on('error', () => end(undefined))
  worker.on('exit', (code) => end(code))
  const answer = (id: number, value: Answer) => worker.postMessage({ kind: 'answer', id, answer: value })
  const thread: Thread = {
    isOver: false,
    stop: async () => {
      thread.isOver = true
      await worker.terminate()
    },
    ask: async (order, { timeLimitMs, onQuery, onHang }) => {
      count += 1
      const id = count
      worker.ref()
      let timer: NodeJS.Timeout | undefined
      try {
        await ready
        if (thread.isOver) return { kind: 'process-ended', exitCode: undefined }
        return await new Promise<Final>((resolve) => {
          onEnd = (ending) => resolve(ending.kind === 'hangs' ? { ...ending, afterMs: timeLimitMs } : ending)
          listener = (report) => {
            if (report.kind !== 'query') resolve(report)
            else if (onQuery === undefined) answer(report.id, REFUSAL)
            else onQuery(report.query).then((value) => answer(report.id, value))
          }
          timer = setTimeout(async () => {
            isTooLate = true
            await Promise.allSettled([onHang?.(), worker.terminate()])
            end(undefined)
          }, timeLimitMs)
          worker.postMessage({ ...order, id })
        })
      } finally {
        clearTimeout(timer)
        listener = (report) => {
          if (report.kind === 'query') answer(report.id, REFUSAL)
        }
        onEnd = undefined
        worker.unref()
      }
    },
  }
  return thread
}

/** A folder's own configuration, read when it is imported, shall find the scratch database and no other. */
function withoutDatabases(env: NodeJS.ProcessEnv, databaseUrl: string): NodeJS.ProcessEnv {
  const url = new URL(databaseUrl)
  const { NODE_OPTIONS: _, ...others } = env
  const safe = Object.entries(others).map(([name, value]) => [
    name,
    /^postgres(ql)?:\/\//.test(value ?? '') ? databaseUrl : value,
  ])
  return {
    ...Object.fromEntries(safe),
    DATABASE_URL: databaseUrl,
    PGHOST: url.hostname,
    PGPORT: url.port || '5432',
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: url.pathname.slice(1),
  }
}
