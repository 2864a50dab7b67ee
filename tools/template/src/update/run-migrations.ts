import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Tree } from '@nx/devkit'
import { FsTree, flushChanges } from 'nx/src/generators/tree'
import { compareVersions, isVersion } from './versions.ts'

/** What a file of `tools/template/migrations/<version>/` exports. */
interface MigrationFile {
  migrate(tree: Tree): Promise<void> | void
}

const FOLDER = 'tools/template/migrations'

/** Lists the migrations of code from after one version up to another, in the order in which they run. */
export function listMigrations(root: string, { from, to }: { from: string; to: string }): string[] {
  return globSync(`${FOLDER}/*/*.ts`, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.test.ts'))
    .filter((path) => {
      const version = versionOf(path)
      return isVersion(version) && compareVersions(version, from) > 0 && compareVersions(version, to) <= 0
    })
    .toSorted(
      (one, other) =>
        compareVersions(versionOf(one), versionOf(other)) ||
        basename(one).localeCompare(basename(other), 'en'),
    )
}

/**
 * Runs migrations of code, each over what the ones before it have left; nothing is written unless all succeed.
 *
 * @throws Error naming the migration that failed
 */
export async function runMigrations(root: string, paths: readonly string[]): Promise<void> {
  const tree = new FsTree(root, false)
  for (const path of paths) {
    const { migrate }: MigrationFile = await import(pathToFileURL(join(root, path)).href)
    try {
      await migrate(tree)
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`${path} failed: ${why}. Nothing of the migrations was written.`, { cause })
    }
  }
  flushChanges(root, tree.listChanges())
}

function versionOf(path: string): string {
  return path.slice(FOLDER.length + 1).split('/')[0] ?? ''
}
