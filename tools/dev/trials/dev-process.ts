import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { locateServer } from '@ehr/db/server'
import { findProcessIdentity } from '../src/process/identity.ts'

const DOOR = resolve(import.meta.dirname, '..', '..', 'cli', 'bin', 'ehr.mjs')
const PATIENCE_MS = 120_000

/** A `pnpm dev` under trial. */
export interface DevProcess {
  readonly pid: number
  /** All that it has printed so far. */
  said(): string
  /** Waits until it has printed this. */
  until(text: string): Promise<void>
  /** Waits until it has ended; gives its exit code. */
  ended(): Promise<number | null>
  /** Sends a signal to it alone, or to its whole group as a terminal does. */
  signal(signal: NodeJS.Signals, to?: 'process' | 'group'): void
  /** The address that it has printed for the page. */
  webUrl(): string
}

/** A data folder of the trial's own, which goes with everything in it. */
export interface TrialFolder {
  readonly path: string
  remove(): Promise<void>
}

/** Makes a data folder. */
export async function makeTrialFolder(): Promise<TrialFolder> {
  const parent = await mkdtemp(join(tmpdir(), 'ehr-trial-'))
  const path = join(parent, 'data')
  await mkdir(path)
  return {
    path,
    remove: async () => {
      await rm(await locateServer(join(path, 'postgres')), { recursive: true, force: true })
      await rm(parent, { recursive: true, force: true })
    },
  }
}

/** Starts `pnpm dev` without a terminal, in a process group of its own, on the trial's data. */
export function startDev(folder: TrialFolder, env: NodeJS.ProcessEnv = {}): DevProcess {
  const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, NO_COLOR: ___, ...outer } = process.env
  const child = spawn(process.execPath, [DOOR, 'dev'], {
    env: { ...outer, EHR_DATA_FOLDER: folder.path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  return describe(child)
}

/** Runs another command of `pnpm ehr`; gives what it printed. */
export async function runCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [DOOR, ...args], {
    env: { ...process.env, ...env },
  })
  return stdout
}

function describe(child: ChildProcess): DevProcess {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (text += String(part)))
  const exit = new Promise<number | null>((settle) => child.once('close', (code) => settle(code)))
  const pid = child.pid ?? 0
  return {
    pid,
    said: () => text,
    ended: () => exit,
    until: async (wanted) => {
      const deadline = Date.now() + PATIENCE_MS
      while (!text.includes(wanted)) {
        const isOver = child.exitCode !== null || Date.now() > deadline
        if (isOver) throw new Error(`"${wanted}" was not printed, but:\n${text}`)
        await sleep(20)
      }
    },
    signal: (signal, to = 'process') => void process.kill(to === 'group' ? -pid : pid, signal),
    webUrl: () => /Web {3}(\S+)/.exec(text)?.[1] ?? '',
  }
}

/** A process that a run has written down. */
export interface RecordedProcess {
  readonly name: string
  readonly pid: number
}

/** The processes of the run on a folder, PostgreSQL's included. */
export async function listProcesses(folder: TrialFolder): Promise<RecordedProcess[]> {
  const record: { processes: RecordedProcess[] } = JSON.parse(
    await readFile(join(folder.path, 'dev', 'run.json'), 'utf8'),
  )
  const home = await locateServer(join(folder.path, 'postgres'))
  const pidFile = await readFile(join(home, 'data', 'postmaster.pid'), 'utf8')
  return [...record.processes, { name: 'PostgreSQL', pid: Number(pidFile.split('\n')[0]) }]
}

/** The names of those processes that still live after a moment. */
export async function listSurvivors(processes: readonly RecordedProcess[]): Promise<string[]> {
  const deadline = Date.now() + 3_000
  while (Date.now() < deadline) {
    const alive = await namesAlive(processes)
    if (alive.length === 0) return []
    await sleep(50)
  }
  return namesAlive(processes)
}

async function namesAlive(processes: readonly RecordedProcess[]): Promise<string[]> {
  const identities = await Promise.all(processes.map(({ pid }) => findProcessIdentity(pid)))
  return processes.filter((_, index) => identities[index] !== undefined).map(({ name }) => name)
}
