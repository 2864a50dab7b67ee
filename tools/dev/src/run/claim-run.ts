import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { holdLock } from '@ehr/db/server'
import { endKnownProcess, type KnownProcess } from '../process/end-process.ts'
import { findProcessIdentity } from '../process/identity.ts'
import { type RunRecord, readRunFile, removeRunFile, writeRunFile } from './run-file.ts'

const GRACE_MS = 10_000
const SUPERVISOR = 'pnpm dev'

/** This run's hold on the folder of the clone: only one `pnpm dev` works on it at a time. */
export interface ClaimedRun {
  /** What a previous run had left running and was ended, by name. */
  readonly ended: readonly string[]
  /** Writes down a process of this run. */
  add(name: string, pid: number): Promise<void>
  /** Gives the folder up, at the end of the run. */
  release(): Promise<void>
}

/**
 * Claims a clone for this run. A run that still lives is ended (the last start wins), and so is what a killed run
 * left behind.
 *
 * @throws Error when a former run holds the clone and will not end.
 */
export async function claimRun(folder: string): Promise<ClaimedRun> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'run.json')
  const ended: string[] = []
  const lock = await takeLock(folder, path, ended)
  const leftovers = await readRunFile(path)
  const self = {
    name: SUPERVISOR,
    pid: process.pid,
    identity: (await findProcessIdentity(process.pid)) ?? '',
  }
  // Until the leftovers are ended they stay on record, in case this run is killed here.
  await writeRunFile(path, { processes: [self, ...leftovers.processes] })
  ended.push(...(await endAll(leftovers)))
  return recordRun({ path, self, ended, lock })
}

/** Tells whether a `pnpm dev` works on this folder at the moment. */
export async function isRunClaimed(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true })
  const lock = holdLock(lockFile(folder))
  lock?.release()
  return lock === undefined
}

async function takeLock(folder: string, path: string, ended: string[]): Promise<{ release: () => void }> {
  const deadline = Date.now() + 2 * GRACE_MS
  while (Date.now() < deadline) {
    const lock = holdLock(lockFile(folder))
    if (lock !== undefined) return lock
    const supervisor = (await readRunFile(path)).processes.find((known) => known.name === SUPERVISOR)
    if (supervisor !== undefined && (await endKnownProcess(supervisor, GRACE_MS))) ended.push(SUPERVISOR)
    await sleep(50)
  }
  throw new Error(
    `Another process holds ${lockFile(folder)} and does not end. End it, then run "pnpm dev" again.`,
  )
}

async function endAll(record: RunRecord): Promise<string[]> {
  const others = record.processes.filter((known) => known.pid !== process.pid)
  const wereAlive = await Promise.all(others.map((known) => endKnownProcess(known, GRACE_MS)))
  return others.filter((_, index) => wereAlive[index] === true).map((known) => known.name)
}

function recordRun(run: {
  path: string
  self: KnownProcess & { name: string }
  ended: readonly string[]
  lock: { release: () => void }
}): ClaimedRun {
  let processes: RunRecord['processes'] = [run.self]
  let written = writeRunFile(run.path, { processes })
  return {
    ended: run.ended,
    add: async (name, pid) => {
      const identity = await findProcessIdentity(pid)
      if (identity === undefined) return
      processes = [...processes.filter((known) => known.name !== name), { name, pid, identity }]
      // One write after another, so that the last one to end is the one with everything in it.
      written = written.then(() => writeRunFile(run.path, { processes }))
      await written
    },
    release: async () => {
      await written
      await removeRunFile(run.path)
      run.lock.release()
    },
  }
}

function lockFile(folder: string): string {
  return join(folder, 'run.lock')
}
