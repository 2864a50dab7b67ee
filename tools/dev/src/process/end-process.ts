import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findProcessIdentity } from './identity.ts'

const run = promisify(execFile)
const POLL_MS = 25

/** A process as it was when we wrote it down. */
export interface KnownProcess {
  readonly pid: number
  readonly identity: string
}

/**
 * Asks a process and what it started to end. On POSIX systems the process must lead its own group; Windows has no
 * way of asking, so the tree is ended.
 */
export async function askTreeToEnd(pid: number): Promise<void> {
  if (process.platform === 'win32') await endTreeOnWindows(pid)
  else signal(-pid, 'SIGTERM')
}

/** Ends a process and what it started without asking; the same conditions as for {@link askTreeToEnd}. */
export async function forceTreeToEnd(pid: number): Promise<void> {
  if (process.platform === 'win32') await endTreeOnWindows(pid)
  else signal(-pid, 'SIGKILL')
}

/**
 * Ends a process that we know from earlier, first by asking, after `graceMs` by force; leaves alone whatever else
 * has its number today.
 *
 * @returns whether there was anything to end.
 */
export async function endKnownProcess(known: KnownProcess, graceMs: number): Promise<boolean> {
  if (!(await isSameProcess(known))) return false
  await askKnownToEnd(known.pid)
  if (await waitForEnd(known, graceMs)) return true
  await forceTreeToEnd(known.pid)
  if (process.platform !== 'win32') signal(known.pid, 'SIGKILL')
  await waitForEnd(known, graceMs)
  return true
}

/** Tells whether the process that we know is the one that lives under its number now. */
async function isSameProcess(known: KnownProcess): Promise<boolean> {
  return (await findProcessIdentity(known.pid)) === known.identity
}

async function waitForEnd(known: KnownProcess, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (await isSameProcess(known)) {
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  return true
}

/** `pnpm dev` itself leads no group when pnpm or a shell started it, so the process is asked by itself too. */
async function askKnownToEnd(pid: number): Promise<void> {
  await askTreeToEnd(pid)
  if (process.platform !== 'win32') signal(pid, 'SIGTERM')
}

function signal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name)
  } catch {
    // It has ended meanwhile, which is what was wanted.
  }
}

async function endTreeOnWindows(pid: number): Promise<void> {
  await run('taskkill', ['/pid', String(pid), '/T', '/F']).catch(() => undefined)
}
