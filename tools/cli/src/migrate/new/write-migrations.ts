import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { listMigrationNames } from '@ehr/db-migrations'
import {
  createRefusal,
  formatFiles,
  type MigrationPlace,
  type MigrationRequest,
  planContract,
  planMigrations,
} from '@ehr/generators/migration'
import { ROOT } from '../../root.ts'

/** What to write, and where. */
export interface NewOptions extends MigrationRequest {
  /** Folder of the package with `migrations/`, `later/` and the snapshot in `schema/`. */
  packageFolder: string
}

/** Writes new migrations; gives their paths within the package. Throws with everything that is wrong. */
export async function writeMigrations(options: NewOptions): Promise<string[]> {
  const { packageFolder } = options
  const planned = planMigrations(options, await readPlace(packageFolder))
  if (!planned.ok) throw createRefusal(planned.problems)
  // Under the path that the workspace's lint knows migrations by, wherever the package is.
  const placed = planned.files.map(({ path, text }) => ({ path: join('libs/db-migrations', path), text }))
  for (const [index, { text }] of formatFiles(ROOT, placed).entries()) {
    const path = join(packageFolder, planned.files[index]?.path ?? '')
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { flag: 'wx' })
  }
  return planned.files.map(({ path }) => path)
}

/**
 * Moves the steps of a change that waited for a release in between to the migrations. Gives their paths. Throws
 * with the names of those that wait, when none of this name does.
 */
export async function moveContract(
  options: Pick<NewOptions, 'packageFolder' | 'name' | 'now'>,
): Promise<string[]> {
  const { packageFolder } = options
  const planned = planContract(options, await readPlace(packageFolder))
  if (!planned.ok) throw createRefusal(planned.problems)
  for (const { from, to } of planned.moves) await rename(join(packageFolder, from), join(packageFolder, to))
  return planned.moves.map(({ to }) => to)
}

async function readPlace(packageFolder: string): Promise<MigrationPlace> {
  const folder = join(packageFolder, 'schema', 'tables')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql'))
  const tables = new Map(
    await Promise.all(
      files.map(
        async (file) => [basename(file, '.sql'), await readFile(join(folder, file), 'utf8')] as const,
      ),
    ),
  )
  return {
    migrations: await listMigrationNames(join(packageFolder, 'migrations')),
    later: await listLater(packageFolder),
    findTable: (name) => tables.get(name),
  }
}

function listLater(packageFolder: string): Promise<string[]> {
  return readdir(join(packageFolder, 'later')).catch(() => [])
}
