import { readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, readPassword } from './cluster.ts'
import { findPidFile, isLivePostgres, strikeOutPid } from './pid-file.ts'
import { findFreePort } from './port.ts'
import { run } from './run.ts'

/** How long a server that comes up, goes down or was just killed is waited for. */
const PATIENCE_MS = 30_000

/**
 * Finds the server that a killed process left running on this cluster: its port, or undefined when none runs
 * and one can be started.
 */
export async function findOrphan(cluster: Cluster): Promise<number | undefined> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const found = await findPidFile(cluster)
    if (found === undefined) return undefined
    if (!(await isLivePostgres(found.pid, cluster))) {
      await strikeOutPid(cluster)
      return undefined
    }
    if (await servesCluster(found.port, cluster)) return found.port
    await sleep(50)
  }
  throw new Error(
    `A PostgreSQL works on ${cluster.data} but does not answer. End it (its number is the first line of postmaster.pid there) and try again.`,
  )
}

/** Starts the server on the wanted port or the next free one; gives the port. */
export async function launch(cluster: Cluster, wantedPort: number): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS
  let port = await findFreePort(wantedPort)
  while (true) {
    await rm(cluster.log, { force: true })
    const { code, output } = await pgCtl(cluster, [
      'start',
      '--wait',
      '--timeout=120',
      `--log=${cluster.log}`,
      `--options=-p ${port}`,
    ])
    if (code === 0) return port
    const said = await readFile(cluster.log, 'utf8').catch(() => output)
    if (Date.now() > deadline || !/could not bind|shared memory block|lock file/.test(said)) {
      throw new Error(`PostgreSQL did not start on ${cluster.data} (port ${port}):\n${said}`)
    }
    // Another program took the port since we looked, or a killed server's last processes are still leaving.
    await sleep(100)
    port = await findFreePort(wantedPort)
  }
}

/** Ends the server, if it runs, and waits until it is gone. `immediate` skips the checkpoint. */
export async function halt(cluster: Cluster, mode: 'fast' | 'immediate'): Promise<void> {
  if ((await findPidFile(cluster)) === undefined) return
  const { code, output } = await pgCtl(cluster, ['stop', '--wait', '--timeout=60', `--mode=${mode}`])
  if (code !== 0 && (await findPidFile(cluster)) !== undefined) {
    throw new Error(`PostgreSQL on ${cluster.data} did not stop:\n${output}`)
  }
}

/** Address of the `postgres` database for the superuser. */
export async function superuserUrl(cluster: Cluster, port: number): Promise<string> {
  return `postgres://postgres:${await readPassword(cluster)}@127.0.0.1:${port}/postgres`
}

async function servesCluster(port: number, cluster: Cluster): Promise<boolean> {
  const client = new pg.Client({
    connectionString: await superuserUrl(cluster, port),
    connectionTimeoutMillis: 2000,
  })
  // A server that goes down while we ask ends the connection: the same as no answer.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return (await realpath(rows[0]?.data_directory ?? '')) === (await realpath(cluster.data))
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** `pg_ctl` detaches the server, waits for it, and on Windows gives up an administrator's rights first. */
function pgCtl(cluster: Cluster, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const [command = '', ...options] = args
  return run(join(cluster.native, 'bin', 'pg_ctl'), [command, `--pgdata=${cluster.data}`, ...options], {
    user: cluster.user,
    cwd: cluster.home,
  })
}
