import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Hashes the files of a folder that match, as `hashFiles` does; the empty text where none does. */
export function hashFiles(folder: string, patterns: readonly string[]): string {
  const lines = patterns.flatMap((pattern) => pattern.split('\n'))
  const out = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  const found = globSync(
    lines.filter((line) => line !== '' && !line.startsWith('!')),
    { cwd: folder, exclude: out },
  )
  const files = [...new Set(found)].sort().filter((path) => statSync(join(folder, path)).isFile())
  if (files.length === 0) return ''
  const hash = createHash('sha256')
  for (const path of files)
    hash.update(
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest(),
    )
  return hash.digest('hex')
}
