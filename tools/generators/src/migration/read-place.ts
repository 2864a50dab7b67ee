import type { Tree } from '@nx/devkit'
import type { MigrationPlace } from './plan-migrations.ts'

/** Folder of the package with `migrations/`, `later/` and the snapshot in `schema/`. */
export const MIGRATIONS_PACKAGE = 'libs/db-migrations'

/** Reads which migrations and tables there are. */
export function readPlace(tree: Tree): MigrationPlace {
  const list = (folder: string) =>
    tree.children(`${MIGRATIONS_PACKAGE}/${folder}`).filter((file) => file.endsWith('.ts'))
  return {
    migrations: list('migrations').map((file) => file.slice(0, -'.ts'.length)),
    later: list('later'),
    findTable: (name) => tree.read(`${MIGRATIONS_PACKAGE}/schema/tables/${name}.sql`, 'utf8') ?? undefined,
  }
}
