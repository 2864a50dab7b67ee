import { startChild } from '../process/start-child.ts'
import { Refusal } from '../refusal.ts'
import type { Shutdown } from '../run/shutdown.ts'
import { apiCommand } from '../servers/commands.ts'
import { wantsDemo } from './wants-demo.ts'

/** Where the demo clinic is loaded into, and who hears how far it is. */
export interface DemoLoad {
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  readonly logFile: string
  readonly shutdown: Shutdown
  readonly onProgress: (text: string) => void
}

/** The exit code of the API's when it has no such command: the demo has been taken out of this workspace. */
const UNKNOWN_COMMAND = 2

/**
 * Loads the demo clinic by the API's own command, which completes an interrupted load and does nothing to a
 * complete one.
 *
 * @returns whether this workspace has a demo clinic.
 * @throws Error with what the command said, when it failed.
 */
export async function loadDemo({ root, env, logFile, shutdown, onProgress }: DemoLoad): Promise<boolean> {
  if (!wantsDemo(root)) return false
  const child = startChild({
    name: 'demo clinic',
    ...apiCommand(root, ['demo', 'load']),
    env,
    logFile,
    onLine: (line) => {
      if (line.trim() !== '' && !line.startsWith('{')) onProgress(line.trim())
    },
  })
  shutdown.add('children', child.stop)
  const code = await child.ended
  if (shutdown.signal.aborted) throw new Refusal('The run was ended while the demo clinic was loaded.')
  if (code === UNKNOWN_COMMAND) return false
  if (code === 0) return true
  throw new Error(
    `The demo clinic was not loaded:\n${child.lastLines().join('\n')}\nThe whole is in ${logFile}.`,
  )
}
