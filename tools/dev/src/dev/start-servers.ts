import { waitForAnswer } from '../process/wait-for-answer.ts'
import { Refusal } from '../refusal.ts'
import type { ClaimedRun } from '../run/claim-run.ts'
import { apiServerCommand, type NodeCommand, webServerCommand } from '../servers/commands.ts'
import { type KeptServer, keepRunning } from '../servers/keep-running.ts'
import { renderChildLine } from '../show/child-line.ts'
import { type DevContext, logFileOf } from './context.ts'

const PATIENCE_MS = 60_000
/** What `node --watch` says when the program has ended with an error and it waits for a change. */
const FAILED = /^Failed running /

/** A server that was started, and how to wait until it answers. */
export interface StartedServer {
  readonly url: string
  ready(): Promise<void>
  stop(): Promise<void>
}

interface ServerSpec {
  readonly name: string
  readonly url: string
  readonly readyPath: string
  readonly command: NodeCommand
  readonly env: NodeJS.ProcessEnv
}

/** Starts Vite for the web; hot reload comes with it. */
export function startWeb(
  context: DevContext,
  run: ClaimedRun,
  ports: { web: number; api: number },
): StartedServer {
  // The page's own tool gets no word of the database.
  const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, ...outer } = context.env
  return start(context, run, {
    name: 'web',
    url: `http://localhost:${ports.web}`,
    readyPath: '/',
    command: webServerCommand(context.root, ports.web),
    env: { ...outer, NODE_ENV: 'development', EHR_API_PORT: String(ports.api) },
  })
}

/** Starts the API, which `node --watch` starts anew when a file changes. */
export function startApi(
  context: DevContext,
  run: ClaimedRun,
  { port, env }: { port: number; env: NodeJS.ProcessEnv },
): StartedServer {
  return start(context, run, {
    name: 'API',
    url: `http://localhost:${port}`,
    readyPath: '/health/ready',
    command: apiServerCommand(context.root),
    env,
  })
}

function start(context: DevContext, run: ClaimedRun, spec: ServerSpec): StartedServer {
  const { reporter, shutdown } = context
  const failed = new AbortController()
  const server = keepRunning({
    command: {
      name: spec.name,
      ...spec.command,
      env: { ...coloursFor(process.stdout), ...spec.env },
      logFile: logFileOf(context.dataFolder, spec.name.toLowerCase()),
      onLine: (line) => {
        const shown = renderChildLine(spec.name, line)
        if (shown !== undefined) reporter.line(shown)
        if (FAILED.test(line)) failed.abort()
      },
    },
    onStart: (pid) => void run.add(spec.name, pid),
    onUnexpectedEnd: (text) => reporter.line(text),
  })
  shutdown.add('children', server.stop)
  return {
    url: spec.url,
    ready: () => waitUntilReady(context, spec, { server, failed: failed.signal }),
    stop: server.stop,
  }
}

async function waitUntilReady(
  context: DevContext,
  spec: ServerSpec,
  { server, failed }: { server: KeptServer; failed: AbortSignal },
): Promise<void> {
  const { reporter, shutdown } = context
  // "localhost" may mean ::1 first, where nothing of ours listens.
  const address = spec.url.replace('localhost', '127.0.0.1') + spec.readyPath
  const isReady = await reporter.step(`Starting the ${spec.name}`, `The ${spec.name} runs`, async () => {
    const signal = AbortSignal.any([shutdown.signal, failed, server.gaveUp])
    if (await waitForAnswer(address, { signal, timeoutMs: PATIENCE_MS })) return true
    if (shutdown.signal.aborted) throw new Refusal('The run was ended.')
    const log = logFileOf(context.dataFolder, spec.name.toLowerCase())
    const trouble = `The ${spec.name} does not answer at ${address}; what it said is above, and in ${log}.`
    if (!context.ask.isPossible) throw new Refusal(trouble)
    reporter.line(`${trouble} It is started again when you save a change.`)
    return waitForAnswer(address, { signal: shutdown.signal, timeoutMs: Number.POSITIVE_INFINITY })
  })
  if (!isReady) throw new Refusal('The run was ended.')
}

/** What children print goes through us, so they cannot see by themselves whether it ends on a terminal. */
function coloursFor(stream: { isTTY?: boolean }): NodeJS.ProcessEnv {
  return stream.isTTY === true ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
}
