import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program of a step. */
export interface Script {
  program: string
  args: readonly string[]
  cwd: string
  env: Readonly<Record<string, string>>
  signal: AbortSignal
  /** Undefined: as long as it takes. */
  timeoutMs: number | undefined
  onLine: (line: string) => void
}

/** How it ended. */
export type Ending =
  | { kind: 'exited'; code: number }
  | { kind: 'late' }
  | { kind: 'stopped' }
  | { kind: 'missing'; why: string }

/** Between asking a program to end and ending it. */
const GRACE_MS = 2_500

/** Runs a program to its end, with everything that it starts. */
export function runScript(script: Script): Promise<Ending> {
  const { program, args, cwd, env, signal, timeoutMs, onLine } = script
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'stopped' })
    const child = spawn(program, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let ending: Ending | undefined
    const stop = (why: Ending) => {
      ending ??= why
      endGroup(child.pid, 'SIGINT')
      setTimeout(() => endGroup(child.pid, 'SIGKILL'), GRACE_MS).unref()
    }
    const onAbort = () => stop({ kind: 'stopped' })
    signal.addEventListener('abort', onAbort, { once: true })
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop({ kind: 'late' }), timeoutMs)
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine)
    const settle = (end: Ending) => {
      signal.removeEventListener('abort', onAbort)
      clearTimeout(timer)
      resolve(ending ?? end)
    }
    child.once('error', ({ message }) => settle({ kind: 'missing', why: message }))
    // What it left running may keep the pipes open for good.
    child.once('exit', (code) => {
      const last = setTimeout(() => settle({ kind: 'exited', code: code ?? 1 }), GRACE_MS)
      child.once('close', () => {
        clearTimeout(last)
        settle({ kind: 'exited', code: code ?? 1 })
      })
    })
  })
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // It has ended meanwhile.
  }
}
