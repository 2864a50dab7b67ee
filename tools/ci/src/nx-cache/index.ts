import { fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CiContext } from '../scope/run-scope.ts'

/** Where a pipeline keeps what Nx computed; in a folder that git and Nx leave alone. */
export const NX_CACHE_FOLDER = '.nx/shared-cache'

/**
 * Serves what was computed on other machines to the Nx of the steps that follow, by a process that stays. Answers what
 * there is to say: variables, where no pipeline takes them over.
 */
export async function serveNxCache({ root, env }: CiContext): Promise<string> {
  const token = crypto.randomUUID()
  const server = fork(join(import.meta.dirname, 'main.ts'), [join(root, NX_CACHE_FOLDER)], {
    detached: true,
    env: { ...env, NX_CACHE_TOKEN: token },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const [port]: unknown[] = await once(server, 'message', { signal: AbortSignal.timeout(20_000) })
  if (server.connected) server.disconnect()
  server.unref()
  const variables = [
    `NX_SELF_HOSTED_REMOTE_CACHE_SERVER=http://127.0.0.1:${port}`,
    `NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN=${token}`,
  ]
  if (env.GITHUB_ENV === undefined) return variables.map((line) => `export ${line}`).join('\n')
  appendFileSync(env.GITHUB_ENV, `${variables.join('\n')}\n`)
  return `::add-mask::${token}\nServing ${NX_CACHE_FOLDER} to Nx at port ${port}, by process ${server.pid}.`
}
