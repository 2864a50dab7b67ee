import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Kysely } from 'kysely'
import { checksumOf } from './source-checksum.ts'

/** Folder of our migrations. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../migrations/', import.meta.url))

/**
 * A migration whose name ends so breaks the release before it: an API that was built without it refuses traffic
 * once it is applied, instead of failing query by query.
 */
export const BREAKING_SUFFIX = '.breaking'

/** The time in front makes an order that no two ways of sorting see differently. */
const FILE_NAME = /^\d{14}_[a-z0-9_]+(\.breaking)?\.ts$/

/** A migration as the runner needs it. */
export interface LoadedMigration {
  name: string
  /** Of what the file does; comments do not count. */
  checksum: string
  /** False with `export const transaction = false`: its statements run one by one, as CONCURRENTLY needs. */
  isTransactional: boolean
  /** Why `down` cannot bring everything back: `export const irreversible = '…'`. */
  irreversible: string | undefined
  up: (db: Kysely<unknown>) => Promise<void>
  /** Undefined only where the migration says that it is irreversible. */
  down: ((db: Kysely<unknown>) => Promise<void>) | undefined
}

/** Lists the names (files without their ending) in the order they are applied in. Throws on a misnamed file. */
export async function listMigrationNames(folder: string = MIGRATIONS_FOLDER): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
  const wrong = files.find((file) => !FILE_NAME.test(file))
  if (wrong !== undefined) {
    throw new Error(
      `${join(folder, wrong)}: the name must be <14 digits of time>_<words_in_snake_case>.ts, for instance 20261121090000_allergies.ts.`,
    )
  }
  return files.map((file) => file.slice(0, -'.ts'.length))
}

/** Reads the checksum of each migration of a folder, by name, without importing it. */
export async function readChecksums(folder: string = MIGRATIONS_FOLDER): Promise<Map<string, string>> {
  const names = await listMigrationNames(folder)
  const entries = names.map(async (name) => [name, await readChecksum(folder, name)] as const)
  return new Map(await Promise.all(entries))
}

/** Imports the migrations of a folder in their order. Throws on one without `up`, or without `down` and a reason. */
export async function loadMigrations(folder: string = MIGRATIONS_FOLDER): Promise<LoadedMigration[]> {
  const names = await listMigrationNames(folder)
  return Promise.all(names.map((name) => loadMigration(folder, name)))
}

/** What a migration may export. */
interface MigrationModule {
  up?: LoadedMigration['up']
  down?: LoadedMigration['up']
  transaction?: unknown
  irreversible?: unknown
}

async function loadMigration(folder: string, name: string): Promise<LoadedMigration> {
  const checksum = await readChecksum(folder, name)
  // As a URL: a path with a drive letter is none on Windows. With the checksum: a process that goes on while a file is
  // edited runs what it is now.
  const { href } = pathToFileURL(join(folder, `${name}.ts`))
  const loaded: MigrationModule = await import(`${href}?${checksum.slice(0, 16)}`)
  const irreversible = typeof loaded.irreversible === 'string' ? loaded.irreversible : undefined
  if (loaded.up === undefined || (loaded.down === undefined && irreversible === undefined)) {
    throw new Error(
      `Migration ${name} must export two functions, up and down; only one with "export const irreversible = '<reason>'" may lack down.`,
    )
  }
  return {
    ...{ name, checksum, irreversible, up: loaded.up, down: loaded.down },
    isTransactional: loaded.transaction !== false,
  }
}

async function readChecksum(folder: string, name: string): Promise<string> {
  return checksumOf(await readFile(join(folder, `${name}.ts`), 'utf8'))
}
