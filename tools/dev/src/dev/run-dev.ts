import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { checkEnvironment } from '@ehr/env/check'
import { choosePorts, describeMovedPorts } from '../ports/choose-ports.ts'
import { isPortTaken } from '../ports/is-port-taken.ts'
import { Refusal } from '../refusal.ts'
import { type ClaimedRun, claimRun } from '../run/claim-run.ts'
import { hearSignals } from '../run/hear-signals.ts'
import { createShutdown } from '../run/shutdown.ts'
import { readOrCreateSecret } from '../secret.ts'
import { fetchDemoAccounts } from '../servers/demo-accounts.ts'
import { createAsk } from '../show/ask.ts'
import { renderFailure } from '../show/failure.ts'
import { createReporter } from '../show/reporter.ts'
import { renderWelcome } from '../show/welcome.ts'
import { type DevContext, dataFolderOf } from './context.ts'
import { followBranch } from './follow-branch.ts'
import { prepareDatabase } from './prepare-database.ts'
import { startApi, startWeb } from './start-servers.ts'

const WEB_PORT = 4300
const API_PORT = 4301

/** Where a run starts from. */
export interface DevOptions {
  readonly root: string
  readonly env: NodeJS.ProcessEnv
}

/**
 * Runs the EHR for development until it is told to end: database, API and web, from whatever state the last run
 * left.
 *
 * @returns the exit code: 0 when it ended as told, 1 when it could not start.
 */
export async function runDev({ root, env }: DevOptions): Promise<number> {
  const startedAt = Date.now()
  const context = createContext(root, env)
  await hearSignals(() => {
    if (!context.shutdown.signal.aborted) context.reporter.line('Ending …')
    void context.shutdown.run()
  })
  const isStarted = await start(context, startedAt).then(() => true, reportFailure(context))
  if (isStarted) await context.shutdown.begun
  const wasToldToEnd = context.shutdown.signal.aborted
  await context.shutdown.run()
  if (wasToldToEnd) context.reporter.line('Everything has ended.')
  return wasToldToEnd ? 0 : 1
}

async function start(context: DevContext, startedAt: number): Promise<void> {
  assertEnvironment(context.env)
  const run = await claim(context)
  const ports = await choose(context)
  const authSecret = await readOrCreateSecret(join(context.dataFolder, 'auth-secret'))
  const settings = { authSecret, webPort: ports.web, apiPort: ports.api }
  const web = startWeb(context, run, ports)
  const { env, own } = await prepareDatabase(context, settings)
  const api = startApi(context, run, { port: ports.api, env })
  await Promise.all([web.ready(), api.ready()])
  const accounts = await fetchDemoAccounts(`http://127.0.0.1:${ports.api}`)
  const tookMs = Date.now() - startedAt
  context.reporter.line(renderWelcome({ webUrl: web.url, apiUrl: api.url, accounts, tookMs }))
  if (own !== undefined) await followBranch(context, run, { api, port: ports.api, settings, own })
}

function createContext(root: string, env: NodeJS.ProcessEnv): DevContext {
  const reporter = createReporter(process.stdout)
  const shutdown = createShutdown((error) => reporter.line(`While ending: ${messageOf(error)}`))
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  const ask = createAsk(reporter, { isPossible: isTerminal && !env.CI, signal: shutdown.signal })
  return { root, dataFolder: dataFolderOf(root, env), env, reporter, ask, shutdown }
}

function assertEnvironment(env: NodeJS.ProcessEnv): void {
  try {
    checkEnvironment('cli', { NODE_ENV: 'development', ...env })
  } catch (error) {
    throw new Refusal(messageOf(error), { cause: error })
  }
}

async function claim(context: DevContext): Promise<ClaimedRun> {
  const { dataFolder, reporter, shutdown } = context
  await mkdir(join(dataFolder, 'logs'), { recursive: true })
  const run = await claimRun(join(dataFolder, 'dev'))
  shutdown.add('records', run.release)
  if (run.ended.length > 0)
    reporter.line(`A former run was still there and was ended: ${run.ended.join(', ')}.`)
  return run
}

async function choose(context: DevContext): Promise<{ web: number; api: number }> {
  const chosen = await choosePorts(
    [
      { name: 'web', port: WEB_PORT },
      { name: 'API', port: API_PORT },
    ],
    isPortTaken,
  )
  for (const line of describeMovedPorts(chosen)) context.reporter.line(line)
  const [web, api] = chosen
  return { web: web?.port ?? WEB_PORT, api: api?.port ?? API_PORT }
}

function reportFailure(context: DevContext): (error: unknown) => false {
  return (error) => {
    if (!context.shutdown.signal.aborted) context.reporter.line(renderFailure(error, context.dataFolder))
    return false
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
