import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { locateServer } from '@ehr/db/server'
import { dataFolderOf } from '../dev/context.ts'
import { nameBranchDatabase } from './branch/branch-name.ts'
import { findCurrentBranch } from './branch/current-branch.ts'
import { addressesOf, asAdmin, DEVELOPMENT_DATABASE, databaseExists } from './server.ts'
import type { Workplace } from './use-database.ts'

/** The database of the branch that is checked out, as it is now. */
export interface RunningDatabase {
  readonly database: string
  readonly ownerUrl: string
  /** False where the first command that needs it will make it. */
  readonly exists: boolean
}

/**
 * Finds the database of the branch that is checked out on the embedded server, starting and making nothing; undefined
 * where the server does not run.
 *
 * @throws Error with the driver's words where it runs and does not answer.
 */
export async function findRunningDatabase({ root, env }: Workplace): Promise<RunningDatabase | undefined> {
  const home = await locateServer(join(dataFolderOf(root, env), 'postgres'))
  const [pidFile, password] = await Promise.all([
    readFile(join(home, 'data', 'postmaster.pid'), 'utf8').catch(() => ''),
    readFile(join(home, 'password'), 'utf8').catch(() => ''),
  ])
  const port = Number(pidFile.split('\n')[3])
  if (!Number.isInteger(port) || port === 0 || !isAlive(Number(pidFile.split('\n')[0]))) return undefined
  const branch = await findCurrentBranch(root)
  const database = branch === undefined ? DEVELOPMENT_DATABASE : nameBranchDatabase(branch)
  const adminUrl = `postgres://postgres:${password.trim()}@127.0.0.1:${port}/postgres`
  const exists = await asAdmin(adminUrl, (admin) => databaseExists(admin, database))
  return { database, exists, ownerUrl: addressesOf(adminUrl, database).ownerUrl }
}

/** A killed server leaves its file behind. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
