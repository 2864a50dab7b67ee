import { unwatchFile, watchFile } from 'node:fs'
import { printable } from '@ehr/conventions/branching'
import { findCurrentBranch, findHeadFile } from '../database/branch/current-branch.ts'
import type { EmbeddedServer } from '../database/server.ts'
import type { DevelopmentSettings } from '../development-env.ts'
import type { ClaimedRun } from '../run/claim-run.ts'
import { renderFailure } from '../show/failure.ts'
import type { DevContext } from './context.ts'
import { prepareBranch } from './prepare-database.ts'
import { type StartedServer, startApi } from './start-servers.ts'

const LOOK_MS = 500

/** What a run has going when it begins to follow. */
export interface Followed {
  readonly api: StartedServer
  readonly port: number
  readonly settings: Omit<DevelopmentSettings, 'databaseUrl'>
  readonly own: { readonly embedded: EmbeddedServer; readonly branch: string | undefined }
}

/**
 * Follows the checkout for as long as the run lasts: when another branch is checked out, the API is ended, and started
 * again on that branch's database. Without it, the code of one branch would work on the database of another.
 */
export async function followBranch(context: DevContext, run: ClaimedRun, followed: Followed): Promise<void> {
  const headFile = await findHeadFile(context.root)
  if (headFile === undefined) return
  let { branch } = followed.own
  let { api } = followed
  let work = Promise.resolve()
  const move = async (): Promise<void> => {
    await api.stop()
    const { env, own } = await prepareBranch(context, followed.own.embedded, followed.settings)
    branch = own?.branch
    api = startApi(context, run, { port: followed.port, env })
    await api.ready()
  }
  const look = async (): Promise<void> => {
    const next = await findCurrentBranch(context.root)
    if (next === branch || context.shutdown.signal.aborted) return
    branch = next
    context.reporter.line(`${nameOf(next)} is checked out: the API moves to its database.`)
    await move().catch((error: unknown) => {
      if (!context.shutdown.signal.aborted) context.reporter.line(renderStop(error, context.dataFolder))
    })
  }
  const onChange = (): void => {
    work = work.then(look)
  }
  // By looking, not by the system's word of it: git puts another file in the place of HEAD.
  watchFile(headFile, { interval: LOOK_MS }, onChange)
  context.shutdown.add('children', async () => unwatchFile(headFile, onChange))
  // A branch that was checked out while everything started is followed too.
  onChange()
}

function renderStop(error: unknown, dataFolder: string): string {
  return `${renderFailure(error, dataFolder)}\nThe API is ended until another branch is checked out, or "pnpm dev" is run again.`
}

function nameOf(branch: string | undefined): string {
  return branch === undefined ? 'No branch' : printable(branch)
}
