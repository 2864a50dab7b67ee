import { listMigrationNames } from '@ehr/db-migrations'
import { openBranchDatabase } from '../database/branch/open-branch-database.ts'
import { pruneDatabases } from '../database/branch/prune.ts'
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
  type EmbeddedServer,
  SERVER_PROGRESS,
  startEmbeddedServer,
} from '../database/server.ts'
import { watchServer } from '../database/watch-server.ts'
import { createCommandEnv, createDevelopmentEnv, type DevelopmentSettings } from '../development-env.ts'
import { describeMovedPorts } from '../ports/choose-ports.ts'
import { type DevContext, logFileOf } from './context.ts'

/** What the API is started with. */
export interface PreparedDatabase {
  readonly env: NodeJS.ProcessEnv
  /** The embedded server and the branch whose database it is; undefined where the database is not ours. */
  readonly own: { readonly embedded: EmbeddedServer; readonly branch: string | undefined } | undefined
}

/** Makes a database ready: started if it is ours, migrated, with the demo clinic where it belongs. */
export async function prepareDatabase(
  context: DevContext,
  rest: Omit<DevelopmentSettings, 'databaseUrl'>,
): Promise<PreparedDatabase> {
  const external = findExternalDatabase(context.env)
  if (external === undefined) return prepareBranch(context, await startOwn(context), rest)
  await prepareExternal(context, external)
  return { env: await finish(context, external, rest), own: undefined }
}

/**
 * Makes the database of the branch that is checked out ready, on the server that runs, after those of branches that
 * are gone were dropped.
 */
export async function prepareBranch(
  context: DevContext,
  embedded: EmbeddedServer,
  rest: Omit<DevelopmentSettings, 'databaseUrl'>,
): Promise<PreparedDatabase> {
  const { root, reporter } = context
  const migrations = await listMigrationNames()
  const { target, branch, said } = await openBranchDatabase(embedded, { root, migrations })
  for (const line of [...said, ...(await pruneDatabases(embedded, root))]) reporter.line(line)
  await migrateEmbedded(target, context)
  return { env: await finish(context, target, rest), own: { embedded, branch } }
}

async function finish(
  context: DevContext,
  target: ExternalDatabase,
  rest: Omit<DevelopmentSettings, 'databaseUrl'>,
): Promise<NodeJS.ProcessEnv> {
  const env = createDevelopmentEnv({ databaseUrl: target.apiUrl, ...rest }, context.env)
  await settleDemo(context, await readClinicState(target.ownerUrl), createCommandEnv(env, target.ownerUrl))
  return env
}

async function prepareExternal(context: DevContext, external: ExternalDatabase): Promise<void> {
  context.reporter.line(
    `DATABASE_URL is set: ${describeDatabase(external.apiUrl)} is used, not the embedded server.`,
  )
  await migrateExternal(external, context)
}

async function startOwn(context: DevContext): Promise<EmbeddedServer> {
  const { dataFolder, reporter, shutdown } = context
  const target = await reporter.step('Starting PostgreSQL 16', 'PostgreSQL 16 runs', async (tell) => {
    const started = await startEmbeddedServer({
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
  return target
}

/** Starts the server again when it is killed under the run. */
async function keepServer(context: DevContext, target: EmbeddedServer): Promise<void> {
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

async function restart(context: DevContext, former: EmbeddedServer): Promise<void> {
  const target = await startEmbeddedServer({ dataFolder: context.dataFolder, port: former.server.port })
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
