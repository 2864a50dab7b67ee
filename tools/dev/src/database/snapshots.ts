import type pg from 'pg'
import { Refusal } from '../refusal.ts'
import { readApplied } from './read-applied.ts'
import { asAdmin, type DevelopmentServer, type EmbeddedServer } from './server.ts'
import { cloneDatabase, dropDatabase, swapDatabase } from './swap.ts'

const PREFIX = 'ehr_snapshot_'
/** PostgreSQL's names have 63 bytes at most, the prefix has 13. */
const SNAPSHOT_NAME = /^[a-z0-9][a-z0-9_-]{0,39}$/

/** A kept state of the development database. */
export interface Snapshot {
  readonly name: string
  readonly sizeBytes: number
  readonly madeAt: Date
}

/**
 * Keeps the development database as it is now, under a name.
 *
 * @throws Refusal when the name is no good, or taken and not to be replaced.
 */
export async function createSnapshot(
  target: DevelopmentServer,
  name: string,
  options: { replace: boolean } = { replace: false },
): Promise<void> {
  assertSnapshotName(name)
  await asAdmin(target.adminUrl, async (admin) => {
    const isTaken = (await querySnapshots(admin)).some((snapshot) => snapshot.name === name)
    if (isTaken && !options.replace) {
      throw new Refusal(`There is a snapshot "${name}" already. Choose another name, or add --replace.`)
    }
    if (isTaken) await dropDatabase(admin, PREFIX + name)
    await cloneDatabase(admin, target.database, PREFIX + name)
  })
}

/**
 * Puts the development database back to a snapshot, which stays.
 *
 * @throws Refusal naming the snapshots there are, when there is none of this name.
 */
export async function restoreSnapshot(target: DevelopmentServer, name: string): Promise<void> {
  await asAdmin(target.adminUrl, async (admin) => {
    await assertSnapshot(admin, name)
    await swapDatabase(admin, target.database, PREFIX + name)
  })
}

/** Removes a snapshot. Throws as {@link restoreSnapshot} does. */
export async function dropSnapshot(target: EmbeddedServer, name: string): Promise<void> {
  await asAdmin(target.adminUrl, async (admin) => {
    await assertSnapshot(admin, name)
    await dropDatabase(admin, PREFIX + name)
  })
}

/** Empties the development database. */
export async function emptyDatabase(target: DevelopmentServer): Promise<void> {
  await asAdmin(target.adminUrl, (admin) => swapDatabase(admin, target.database))
}

/** Lists the snapshots by name. */
export async function listSnapshots(target: EmbeddedServer): Promise<Snapshot[]> {
  return asAdmin(target.adminUrl, querySnapshots)
}

/** Lists the migrations that each snapshot has applied. */
export async function listSnapshotMigrations(
  target: EmbeddedServer,
): Promise<{ name: string; applied: string[] }[]> {
  const snapshots = await listSnapshots(target)
  return Promise.all(
    snapshots.map(async ({ name }) => ({ name, applied: await readApplied(target, PREFIX + name) })),
  )
}

async function querySnapshots(admin: pg.Client): Promise<Snapshot[]> {
  const { rows } = await admin.query<{ datname: string; size: string; made_at: Date }>(
    `select datname, pg_database_size(oid) as size,
       (pg_stat_file('base/' || oid || '/PG_VERSION')).modification as made_at
     from pg_database where starts_with(datname, $1) order by datname`,
    [PREFIX],
  )
  return rows.map((row) => ({
    name: row.datname.slice(PREFIX.length),
    sizeBytes: Number(row.size),
    madeAt: row.made_at,
  }))
}

async function assertSnapshot(admin: pg.Client, name: string): Promise<void> {
  const names = (await querySnapshots(admin)).map((snapshot) => snapshot.name)
  if (names.includes(name)) return
  const known = names.length === 0 ? 'There are none yet' : `There are: ${names.join(', ')}`
  throw new Refusal(`There is no snapshot "${name}". ${known}; "pnpm ehr db snapshot <name>" makes one.`)
}

function assertSnapshotName(name: string): void {
  if (SNAPSHOT_NAME.test(name)) return
  throw new Refusal(
    `A snapshot’s name must be 1 to 40 small letters, digits, "-" or "_", beginning with a letter or digit; got "${name}".`,
  )
}
