import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { findProcessIdentity } from './identity.ts'

const run = promisify(execFile)
const POLL_MS = 1_000
/** By what a process itself is, not by its arguments: a shell that only was told to start pnpm may end. */
const LAUNCHER = /^(npm exec\b|(\S*\/)?(npx|pnpm)(\s|$)|(\S*\/)?node \S*\/(npx-cli|pnpm)\S*(\s|$))/

/** A process above ours. */
export interface Ancestor {
  readonly pid: number
  readonly command: string
}

/**
 * Calls back when npx or pnpm, by which this process was started, has ended without telling us: npx dies of a
 * SIGTERM and hands it to nobody, and all that it started would live on.
 *
 * @returns what ends the watch. On Windows, where processes have no lasting parents, nothing is watched.
 */
export async function watchLaunchers(onGone: () => void): Promise<() => void> {
  const launchers = pickLaunchers(await listAncestors(process.ppid))
  if (launchers.length === 0) return () => undefined
  const timer = setInterval(async () => {
    const areAlive = await Promise.all(launchers.map(({ pid }) => isAlive(pid)))
    if (!areAlive.includes(false)) return
    clearInterval(timer)
    onGone()
  }, POLL_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Of the processes above ours, nearest first: all up to the outermost npx or pnpm; none when there is neither. */
export function pickLaunchers(ancestors: readonly Ancestor[]): readonly Ancestor[] {
  return ancestors.slice(0, ancestors.findLastIndex(({ command }) => LAUNCHER.test(command)) + 1)
}

async function listAncestors(parent: number): Promise<Ancestor[]> {
  if (process.platform === 'win32') return []
  const find = process.platform === 'linux' ? readFromProc : await readFromPs()
  const ancestors: Ancestor[] = []
  let pid = parent
  while (pid > 1) {
    const found = await find(pid)
    if (found === undefined) break
    ancestors.push({ pid, command: found.command })
    pid = found.parent
  }
  return ancestors
}

interface Found {
  readonly parent: number
  readonly command: string
}

async function readFromProc(pid: number): Promise<Found | undefined> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ])
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return { parent, command: command.replaceAll('\0', ' ').trim() }
  } catch {
    return undefined
  }
}

async function readFromPs(): Promise<(pid: number) => Promise<Found | undefined>> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,command=']).catch(() => ({ stdout: '' }))
  const known = new Map<number, Found>()
  for (const line of stdout.split('\n')) {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    if (command !== undefined) known.set(Number(pid), { parent: Number(parent), command })
  }
  return async (pid) => known.get(pid)
}

async function isAlive(pid: number): Promise<boolean> {
  // Where it costs no process of its own, ask what also knows a dead process that nobody has waited for.
  if (process.platform === 'linux') return (await findProcessIdentity(pid)) !== undefined
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
