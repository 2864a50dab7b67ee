import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { run } from './run.ts'

/** What a running (or killed) server wrote about itself. */
export interface PidFile {
  pid: number
  port: number
}

/** Reads `postmaster.pid`; undefined when no server runs or was killed here. */
export async function findPidFile(cluster: Cluster): Promise<PidFile | undefined> {
  const text = await readFile(pidFileOf(cluster), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number.isInteger(port) ? port : 0 } : undefined
}

/** Beyond the highest process number of every system (2^22), so never a process. */
const NO_PROCESS = 4_999_999

/**
 * A killed server's number may have gone to another program, or linger as a zombie where nothing reaps; then
 * PostgreSQL refuses to start. Only the number is struck out: the rest of the file lets PostgreSQL itself see
 * whether former backends still use the data.
 */
export async function strikeOutPid(cluster: Cluster): Promise<void> {
  const text = await readFile(pidFileOf(cluster), 'utf8').catch(() => undefined)
  if (text === undefined) return
  await writeFile(pidFileOf(cluster), text.replace(/^-?\d+/, String(NO_PROCESS)))
}

/** Whether a process of this number runs and is a PostgreSQL. */
export async function isLivePostgres(pid: number, cluster: Cluster): Promise<boolean> {
  if (process.platform === 'linux') {
    // "pid (name) state …"
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    return /^\d+ \(postgres\) [^ZX]/.test(status)
  }
  const [program, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/NH', '/FI', `PID eq ${pid}`]]
      : ['ps', ['-o', 'stat=,comm=', '-p', String(pid)]]
  const { output } = await run(program as string, args as string[], { user: undefined, cwd: cluster.home })
  return /postgres/.test(output) && !/^Z/.test(output.trim())
}

function pidFileOf(cluster: Cluster): string {
  return join(cluster.data, 'postmaster.pid')
}
