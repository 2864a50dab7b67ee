import { basename } from 'node:path'
import { runScript } from '../migration/run-script.ts'
import type { FileConflict } from './merge/merge-files.ts'

/** What to do and to say once the files are on the disk. */
export interface FieldsDone {
  feature: string
  /** `path:line` of what people wrote about fields that are gone or have another name. */
  mentions: readonly string[]
  /** Files that a person took out and the change would have touched. */
  left: readonly string[]
  conflicts: readonly FileConflict[]
  /** Migrations that wait for a release. */
  later: readonly string[]
}

/** Generates types, SQL of the queries and the page of the documentation anew, unless somebody has conflicts to settle first. */
export function finishFields(root: string, done: FieldsDone): void {
  const { feature, mentions, left, conflicts, later } = done
  const record = ['run', '--project', `@ehr/feature-${feature}`, '--update']
  if (conflicts.length === 0) {
    runScript(root, 'node_modules/pnpm/bin/pnpm.mjs', ['install', '--no-frozen-lockfile'])
    runScript(root, 'tools/cli/bin/ehr.mjs', ['migrate', 'generate'])
    runScript(root, 'node_modules/vitest/vitest.mjs', record)
    runScript(root, 'tools/delivery/src/sync/write-feature-page.ts', [root, feature])
  } else {
    sayEach('Settle the conflicts in', [...new Set(conflicts.map(({ path }) => path))])
    console.info(
      `Then: pnpm install && pnpm ehr migrate generate && pnpm vitest ${record.join(' ')} && pnpm nx sync`,
    )
  }
  sayEach('Taken out by somebody, and left out:', left)
  sayEach('Look at these lines, which people wrote about what has changed:', mentions)
  for (const path of later) {
    const name = basename(path, '.ts').replace(/_contract$/, '')
    console.info(`${path} waits for the release in between: "pnpm ehr migrate new ${name} --contract".`)
  }
}

function sayEach(what: string, paths: readonly string[]): void {
  if (paths.length > 0) console.info(`${what}\n${paths.map((path) => `  ${path}`).join('\n')}`)
}
