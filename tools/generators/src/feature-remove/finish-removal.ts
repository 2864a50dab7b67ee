import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runScript } from '../migration/run-script.ts'

/** What to do and to say once the files are gone. */
export interface RemovalDone {
  /** The feature's folder, of which only what git ignores is left; none: it was gone before. */
  folder?: string
  /** Files that somebody edited and that stay for it. */
  kept: readonly string[]
  /** The migration that drops the records. */
  dropped?: string | undefined
  /** The table that stays, and whose it was. */
  left?: { feature: string; table: string | undefined } | undefined
  /** Whether schema and types have to be generated anew. */
  hasOtherSchema: boolean
}

/** Unlinks the package, generates schema and types where migrations changed, and the documents; says what stays. */
export function finishRemoval(
  root: string,
  { folder, kept, dropped, left, hasOtherSchema }: RemovalDone,
): void {
  if (folder !== undefined) {
    rmSync(join(root, folder), { recursive: true, force: true })
    runScript(root, 'node_modules/pnpm/bin/pnpm.mjs', ['install', '--no-frozen-lockfile'])
  }
  if (hasOtherSchema) runScript(root, 'tools/cli/bin/ehr.mjs', ['migrate', 'generate'])
  // The documents tell of each table, and whose it is: of this one's no feature does any more.
  runScript(root, 'node_modules/nx/dist/bin/nx.js', ['sync'])
  for (const path of kept)
    console.info(`${path} stays, since somebody edited it: it may tell of more than this feature.`)
  if (left?.table !== undefined) {
    console.info(
      `The table ${left.table} stays with its records. When no release with the feature runs any more: "pnpm nx g feature-remove ${left.feature} --drop-data".`,
    )
  }
  if (dropped?.includes('/later/')) {
    const name = basename(dropped, '.ts').replace(/_contract$/, '')
    console.info(`${dropped} waits for the release in between: "pnpm ehr migrate new ${name} --contract".`)
  }
}
