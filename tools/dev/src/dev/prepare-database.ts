import { planDemo } from '../database/demo-plan.ts'
import { type ClinicState, readClinicState } from '../database/demo-state.ts'
import { loadDemo } from '../database/load-demo.ts'
import { migrateEmbedded } from '../database/prepare-embedded.ts'
import {
  describeDatabase,
  type ExternalDatabase,
  findExternalDatabase,
  migrateExternal,
} from '../database/prepare-external.ts'
import {
  DEVELOPMENT_POSTGRES_PORT,
  type DevelopmentServer,
  SERVER_PROGRESS,
  startDevelopmentServer,
} from '../database/server.ts'
import { watchServer } from '../database/watch-server.ts'
import { createCommandEnv, createDevelopmentEnv, type DevelopmentSettings } from '../development-env.ts'
import { describeMovedPorts } from '../ports/choose-ports.ts'
import { type DevContext, logFileOf } from './context.ts'

/**
 * Makes a database ready: started if it is ours, migrated, with the demo clinic where it belongs.
 *
 * @returns the environment of the API on it.
 */
export async function prepareDatabase(
  context: DevContext,
  rest: Omit<DevelopmentSettings, 'databaseUrl'>,
): Promise<NodeJS.ProcessEnv> {
  const external = findExternalDatabase(context.env)
  const target =
    external === undefined ? await prepareEmbedded(context) : await prepareExternal(context, external)
  const env = createDevelopmentEnv({ databaseUrl: target.apiUrl, ...rest }, context.env)
  await settleDemo(context, await readClinicState(target.ownerUrl), createCommandEnv(env, target.ownerUrl))
  return env
}

async function prepareExternal(context: DevContext, external: ExternalDatabase): Promise<ExternalDatabase> {
  context.reporter.line(
    `DATABASE_URL is set: ${describeDatabase(external.apiUrl)} is used, not the embedded server.`,
  )
  await migrateExternal(external, context)
  return external
}

async function prepareEmbedded(context: DevContext): Promise<DevelopmentServer> {
  const { dataFolder, reporter, shutdown } = context
  const target = await reporter.step('Starting PostgreSQL 16', 'PostgreSQL 16 runs', async (tell) => {
    const started = await startDevelopmentServer({
      dataFolder,
      onProgress: (step) => tell(SERVER_PROGRESS[step]),
    })
    shutdown.add('database', started.server.stop)
    return started
  })
  const { adopted, port } = target.server
  if (adopted) reporter.line('PostgreSQL of a former run was still there: taken over.')
  const moved = { name: 'PostgreSQL server', port, wanted: DEVELOPMENT_POSTGRES_PORT }
  for (const line of adopted ? [] : describeMovedPorts([moved])) reporter.line(line)
  await keepServer(context, target)
  await migrateEmbedded(target, context)
  return target
}

/** Starts the server again when it is killed under the run. */
async function keepServer(context: DevContext, target: DevelopmentServer): Promise<void> {
  const { reporter, shutdown } = context
  const stopWatching = await watchServer(target.adminUrl, () => {
    if (shutdown.signal.aborted) return
    reporter.line('PostgreSQL has ended: it is started again.')
    void restart(context, target).catch((error: unknown) => {
      reporter.line(
        `PostgreSQL could not be started again: ${error instanceof Error ? error.message : error}`,
      )
      void shutdown.run()
    })
  })
  shutdown.add('children', stopWatching)
}

async function restart(context: DevContext, former: DevelopmentServer): Promise<void> {
  const target = await startDevelopmentServer({ dataFolder: context.dataFolder, port: former.server.port })
  context.shutdown.add('database', target.server.stop)
  if (target.server.port !== former.server.port) {
    throw new Error(
      `port ${former.server.port}, which the API uses, has been taken meanwhile. Run "pnpm dev" again.`,
    )
  }
  await keepServer(context, target)
  context.reporter.line('PostgreSQL 16 runs again.')
}

async function settleDemo(context: DevContext, state: ClinicState, env: NodeJS.ProcessEnv): Promise<void> {
  const plan = planDemo(state, context.env.DATA_CLASS)
  if (plan.kind === 'skip') context.reporter.line(plan.why)
  if (plan.kind !== 'load') return
  const { root, shutdown } = context
  const logFile = logFileOf(context.dataFolder, 'demo')
  await context.reporter.step(
    'Loading the demo clinic',
    (hasDemo) =>
      hasDemo ? 'The demo clinic is loaded' : 'This workspace has no demo clinic: nothing was loaded',
    (onProgress) => loadDemo({ root, env, logFile, shutdown, onProgress }),
  )
}
