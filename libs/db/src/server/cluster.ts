import { randomBytes } from 'node:crypto'
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OperatingUser } from './operating-user.ts'
import { run } from './run.ts'

/** A server's folder, binaries and user: everything that its commands need. */
export interface Cluster {
  home: string
  data: string
  log: string
  passwordFile: string
  native: string
  user: OperatingUser
}

/** Names the parts of a server's folder. */
export function describeCluster(home: string, native: string, user: OperatingUser): Cluster {
  return {
    home,
    data: join(home, 'data'),
    log: join(home, 'server.log'),
    passwordFile: join(home, 'password'),
    native,
    user,
  }
}

/** Whether the cluster was completely made. */
export async function isInitialised(cluster: Cluster): Promise<boolean> {
  return (await stat(join(cluster.data, 'PG_VERSION')).catch(() => undefined)) !== undefined
}

/** Makes the cluster, in a folder that gets its name only when complete: a killed run leaves no half one. */
export async function initialise(cluster: Cluster, durable: boolean): Promise<void> {
  const half = `${cluster.data}.half`
  await rm(half, { recursive: true, force: true })
  await rm(cluster.data, { recursive: true, force: true })
  await writePassword(cluster)
  const settings = { ...SETTINGS, ...(durable ? {} : FAST_SETTINGS) }
  const { code, output } = await run(
    join(cluster.native, 'bin', 'initdb'),
    [
      `--pgdata=${half}`,
      '--username=postgres',
      `--pwfile=${cluster.passwordFile}`,
      '--auth=scram-sha-256',
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und'],
      ...(durable ? [] : ['--no-sync']),
      ...Object.entries(settings).map(([name, value]) => `--set=${name}=${value}`),
    ],
    { user: cluster.user, cwd: cluster.home },
  )
  if (code !== 0) throw new Error(`PostgreSQL could not make its data folder ${half}:\n${output}`)
  await rename(half, cluster.data)
}

/** The superuser's password. */
export async function readPassword(cluster: Cluster): Promise<string> {
  return (await readFile(cluster.passwordFile, 'utf8')).trim()
}

/**
 * With `trust`, every local user and every program on the machine could run commands as the developer (a
 * superuser's `copy … from program`), so even 127.0.0.1 asks for a password. It is random and lies beside the
 * data, readable by the same user alone.
 */
async function writePassword(cluster: Cluster): Promise<void> {
  await rm(cluster.passwordFile, { force: true })
  await writeFile(cluster.passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (cluster.user !== undefined) await chown(cluster.passwordFile, cluster.user.uid, cluster.user.gid)
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // 4096 rounds protect passwords that people choose; ours have 192 random bits, and tests connect often.
  scram_iterations: '1',
}

/** For data that no one will miss: nothing waits for the disk. */
const FAST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
  max_connections: '200',
}
