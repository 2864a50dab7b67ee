import { join } from 'node:path'
import { listMigrationNames } from '@ehr/db-migrations'
import { dataFolderOf } from '../dev/context.ts'
import { createCommandEnv, createDevelopmentEnv } from '../development-env.ts'
import { Refusal } from '../refusal.ts'
import { isRunClaimed } from '../run/claim-run.ts'
import { readOrCreateSecret } from '../secret.ts'
import { openBranchDatabase } from './branch/open-branch-database.ts'
import { findExternalDatabase } from './prepare-external.ts'
import { type DevelopmentServer, type EmbeddedServer, startEmbeddedServer } from './server.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The clone and the environment that a command works in. */
export interface Workplace {
  readonly root: string
  readonly env: NodeJS.ProcessEnv
}

/**
 * Does something with the embedded development server and the database of the branch that is checked out: made, where
 * missing, as a clone of the one of the branch that it comes from, which is said on standard error.
 *
 * @throws Refusal when `DATABASE_URL` names another server.
 */
export function withDevelopmentServer<T>(
  workplace: Workplace,
  action: (server: DevelopmentServer) => Promise<T>,
): Promise<T> {
  return withEmbeddedServer(workplace, async (embedded) => {
    const migrations = await listMigrationNames()
    const { target, said } = await openBranchDatabase(embedded, { root: workplace.root, migrations })
    for (const line of said) process.stderr.write(`${line}\n`)
    return action(target)
  })
}

/**
 * Does something with the embedded development server as a whole: the running one, or one that is started for it and
 * ended after it.
 *
 * @throws Refusal when `DATABASE_URL` names another server: what is done here, dropping included, is for ours only.
 */
export async function withEmbeddedServer<T>(
  { root, env }: Workplace,
  action: (server: EmbeddedServer) => Promise<T>,
): Promise<T> {
  if (findExternalDatabase(env) !== undefined) {
    throw new Refusal(
      'DATABASE_URL is set: this command is for the embedded development server alone. Unset it first.',
    )
  }
  const dataFolder = dataFolderOf(root, env)
  // What has begun is brought to its end: an end in the middle would leave the server running.
  for (const signal of SIGNALS) process.on(signal, () => undefined)
  const embedded = await startEmbeddedServer({ dataFolder })
  try {
    return await action(embedded)
  } finally {
    // A "pnpm dev" may have begun to use it meanwhile: then it ends it.
    const isOurs = !embedded.server.adopted && !(await isRunClaimed(join(dataFolder, 'dev')))
    if (isOurs) await embedded.server.stop()
  }
}

/** Runs an action with the environment of a command that uses the database: `DATABASE_URL`'s, or the embedded one. */
export async function withDatabaseEnv<T>(
  workplace: Workplace,
  action: (env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  const external = findExternalDatabase(workplace.env)
  if (external !== undefined) return action(workplace.env)
  return withDevelopmentServer(workplace, async ({ apiUrl, ownerUrl }) => {
    const secretFile = join(dataFolderOf(workplace.root, workplace.env), 'auth-secret')
    const settings = {
      databaseUrl: apiUrl,
      authSecret: await readOrCreateSecret(secretFile),
      webPort: 4300,
      apiPort: 4301,
    }
    return action(createCommandEnv(createDevelopmentEnv(settings, workplace.env), ownerUrl))
  })
}
