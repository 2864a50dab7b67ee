import { join, resolve } from 'node:path'
import type { Shutdown } from '../run/shutdown.ts'
import type { Ask } from '../show/ask.ts'
import type { Reporter } from '../show/reporter.ts'

/** What every part of a run has at hand. */
export interface DevContext {
  /** The folder of the clone. */
  readonly root: string
  /** The ignored folder with everything that development keeps: server, secret, logs, run file. */
  readonly dataFolder: string
  readonly env: NodeJS.ProcessEnv
  readonly reporter: Reporter
  readonly ask: Ask
  readonly shutdown: Shutdown
}

/** Where a clone keeps its development data; `EHR_DATA_FOLDER` keeps a second run of the same clone apart. */
export function dataFolderOf(root: string, env: NodeJS.ProcessEnv): string {
  return resolve(root, env.EHR_DATA_FOLDER || '.data')
}

/** The file that receives what a child says. */
export function logFileOf(dataFolder: string, name: string): string {
  return join(dataFolder, 'logs', `${name}.log`)
}
