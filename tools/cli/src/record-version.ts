import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** The product's version, as the root package has it. */
export async function readVersion(root: string): Promise<string> {
  const { version }: { version?: unknown } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return String(version)
}

/**
 * Writes what is kept of the migrations of a version that was just made: from then on they are released. A candidate,
 * whose migrations may still change, and a version that is no other than before keep nothing.
 */
export async function recordVersion(
  root: string,
  before: string,
  say: (line: string) => void,
): Promise<void> {
  const version = await readVersion(root)
  if (version === before || version.includes('-')) return
  const [{ recordRelease }, { MIGRATIONS_FOLDER }] = await Promise.all([
    import('@ehr/migration-guard'),
    import('@ehr/db-migrations'),
  ])
  const written = await recordRelease({ folder: MIGRATIONS_FOLDER, release: `v${version}` })
  const [first] = written
  if (first !== undefined)
    say(`Written: ${relative(root, join(first, '..'))}, for ${written.length} migrations.`)
}
