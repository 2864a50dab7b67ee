import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listPersonalFacts } from './find-patient-data.ts'
import { entriesOf, isMadeUp, MADE_UP_FILE, parseMadeUp, renderMadeUp } from './made-up.ts'

/**
 * Adds to the list of made-up people what files say of persons and the list lacks. Whoever reviews the change to the
 * list says with it that none of this is anybody's.
 *
 * @param paths from the workspace's root
 * @returns how many values were added
 */
export function addMadeUp(root: string, paths: readonly string[]): number {
  const file = join(root, MADE_UP_FILE)
  const text = readFileSync(file, 'utf8')
  const madeUp = parseMadeUp(text)
  const added = paths
    .flatMap((path) => listPersonalFacts(path, readFileSync(join(root, path), 'utf8')))
    .filter(({ kind, value }) => !isMadeUp(madeUp, kind, value))
    .flatMap(({ kind, value }) => entriesOf(kind, value).map((entry) => ({ kind, entry })))
    .filter(({ kind, entry }) => !isMadeUp(madeUp, kind, entry))
  if (added.length > 0) writeFileSync(file, renderMadeUp(text, added))
  return new Set(added.map(({ entry }) => entry)).size
}
