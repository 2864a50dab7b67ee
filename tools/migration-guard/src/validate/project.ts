import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { MIGRATIONS_FOLDER } from '@ehr/db-migrations'
import { readRecordings, readRecordingsAt } from '../compatibility/read-recordings.ts'
import type { MigrationFile } from '../history/migration-file.ts'
import { type ReleaseBase, readReleaseBase } from '../history/read-release-base.ts'
import { listMigrations } from '../load/list-migrations.ts'
import { mayBeMigration } from '../load/may-be-migration.ts'
import { isInside } from './find-root.ts'
import type { FolderOptions } from './options.ts'
import { QueryWatch } from './query-watch.ts'

/** What is known of a folder before anything of it is run. */
export interface Project {
  /** Whether it is the folder of this workspace's own database. */
  isOwn: boolean
  base: ReleaseBase
  released: string[]
  files: MigrationFile[]
  pending: MigrationFile[]
}

/** Reads the migrations of a folder and what is released of them; throws when there is no such folder. */
export async function readProject({ folder, base, workspace }: FolderOptions): Promise<Project> {
  const files = await Promise.all(
    (await listMigrations(folder)).map(async (file) => ({
      ...file,
      source: await readFile(file.file, 'utf8'),
    })),
  )
  const release = await readReleaseBase({
    folder,
    useTags: isInside(folder, workspace),
    ...(base !== undefined && { base }),
  })
  const released = new Set(release.released.map(({ name }) => name))
  return {
    isOwn: resolve(folder) === resolve(MIGRATIONS_FOLDER),
    base: release,
    released: [...released],
    files,
    pending: files.filter(({ name, file, source }) => !released.has(name) && mayBeMigration(file, source)),
  }
}

/** Opens the watch on the recorded queries of the running release, and on those that lie in the project now. */
export async function openWatch(
  { base }: Project,
  options: { root: string; role?: string },
): Promise<{ watch: QueryWatch; isRecorded: boolean }> {
  const { root, role } = options
  const current = await readRecordings(root)
  const released = base.commit === undefined ? [] : await readRecordingsAt(base.commit)
  const watch = new QueryWatch({ released, current }, role === undefined ? {} : { role })
  return { watch, isRecorded: current.length > 0 }
}
