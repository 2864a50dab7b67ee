import { type ChildProcess, spawn } from 'node:child_process'

/** A development run that has said where its page is. */
export interface StartedDev {
  webUrl: string
  stop(): Promise<void>
}

/** Starts `dev` by the command given and waits for its address; throws with its output when it ends before. */
export async function startDev(
  cwd: string,
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<StartedDev> {
  const [program = '', ...args] = command
  // A group of its own: what npx starts outlives it, so an end has to be told to all of them.
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const webUrl = await readAddress(child)
  return { webUrl, stop: () => stopGroup(child) }
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /Web\s+(http:\/\/\S+)/.exec(output)?.[1]
      if (address !== undefined) resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`dev ended with ${code} before its page was there:\n${output}`)),
    )
  })
}

function stopGroup(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    process.kill(-(child.pid ?? 0), 'SIGINT')
  })
}
