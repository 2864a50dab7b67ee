import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

/** A command of the workspace, to be run in it. */
export interface Step {
  /** For the person who waits. */
  readonly title: string
  /** As somebody would type it. */
  readonly command: readonly string[]
}

/** Runs a step; rejects when it fails. */
export type RunStep = (step: Step) => Promise<void>

const LAST_LINES = 30

/** Runs steps with what is installed in the workspace; what they print is shown only when one fails. */
export function createStepRunner(root: string, print: (line: string) => void): RunStep {
  return async ({ title, command }) => {
    print(`${title} (${command.join(' ')})`)
    const { code, output } = await run(root, command)
    if (code === 0) return
    const last = output.trimEnd().split('\n').slice(-LAST_LINES).join('\n')
    throw new Error(`"${command.join(' ')}" failed (${code}):\n${last}`)
  }
}

async function run(root: string, command: readonly string[]): Promise<{ code: number; output: string }> {
  const [program = '', ...args] = command
  const bin = join(root, 'node_modules', '.bin')
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    // No question, and no process that outlives us with an old idea of the workspace.
    CI: 'true',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
  }
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const parts: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part))
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => resolve(status ?? (signal === null ? 1 : 130)))
  })
  return { code, output: Buffer.concat(parts).toString('utf8') }
}
