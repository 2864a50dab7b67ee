import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { askTreeToEnd, forceTreeToEnd } from './end-process.ts'

const GRACE_MS = 4_000
const KEPT_LINES = 40

/** What to start, and who hears what it says. */
export interface ChildCommand {
  readonly name: string
  /** Arguments of the running Node. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** File that receives everything the child says; it begins anew. */
  readonly logFile: string
  readonly onLine: (line: string) => void
}

/** A process of ours with everything that it started in turn. */
export interface Child {
  readonly name: string
  readonly pid: number
  /** Resolves with the exit code (undefined after a signal) when the child has ended. */
  readonly ended: Promise<number | undefined>
  /** The last lines that the child said. */
  lastLines(): readonly string[]
  /** Ends the child and what it started: asks, and after four seconds forces. Calling it again is harmless. */
  stop(): Promise<void>
}

/**
 * Starts a Node process in a group of its own, so that a Ctrl-C in the terminal reaches only us and we end the
 * others in order.
 *
 * @throws Error when the process cannot be started.
 */
export function startChild(command: ChildCommand): Child {
  const child = spawn(process.execPath, [...command.args], {
    cwd: command.cwd,
    // What the preload `end-with-supervisor.ts` watches.
    env: { ...command.env, EHR_DEV_SUPERVISOR: String(process.pid) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  if (child.pid === undefined) {
    child.once('error', () => undefined)
    throw new Error(`The ${command.name} could not be started: node ${command.args.join(' ')}`)
  }
  const lines = hearLines(child, command)
  const ended = endOf(child)
  return {
    name: command.name,
    pid: child.pid,
    ended,
    lastLines: () => [...lines],
    stop: stopOnce(child.pid, ended),
  }
}

function hearLines(child: ChildProcess, command: ChildCommand): string[] {
  const log = createWriteStream(command.logFile)
  // A full disk must not end the run: the log is a help, not a record.
  log.on('error', () => undefined)
  const kept: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`)
      kept.push(line)
      if (kept.length > KEPT_LINES) kept.shift()
      command.onLine(line)
    })
  }
  child.once('close', () => log.end())
  return kept
}

function endOf(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? undefined))
    child.once('error', () => resolve(undefined))
  })
}

function stopOnce(pid: number, ended: Promise<number | undefined>): () => Promise<void> {
  let stopping: Promise<void> | undefined
  return () => {
    stopping ??= stop(pid, ended)
    return stopping
  }
}

async function stop(pid: number, ended: Promise<number | undefined>): Promise<void> {
  await askTreeToEnd(pid)
  const timer = AbortSignal.timeout(GRACE_MS)
  const isLate = new Promise<void>((resolve) => timer.addEventListener('abort', () => resolve()))
  await Promise.race([ended, isLate])
  // Also after an orderly end: a grandchild may have outlived it.
  await forceTreeToEnd(pid)
  await ended
}
