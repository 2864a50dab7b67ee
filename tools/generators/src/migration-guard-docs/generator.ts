import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Tree } from '@nx/devkit'
import { staleFiles } from '../environment-docs/stale-files.ts'

const PAGES = 'docs/migration-guard'

/** Sync generator: writes the pages about the rules of the validation of migrations, and the schema of its report. */
export default function generateMigrationGuardDocs(tree: Tree): { outOfSyncMessage: string } {
  const rendered = renderInFreshProcess(tree.root)
  const stale = staleFiles(rendered, (path) => tree.read(path, 'utf8'))
  const gone = tree
    .children(PAGES)
    .map((name) => `${PAGES}/${name}`)
    .filter((path) => !(path in rendered))
  for (const [path, text] of stale) tree.write(path, text)
  for (const path of gone) tree.delete(path)
  const paths = [...stale.map(([path]) => path), ...gone]
  return { outOfSyncMessage: `Not as the rules of tools/migration-guard say it: ${paths.join(', ')}.` }
}

/** Nx may run this in its daemon, which keeps the rules as they were when it first read them. */
function renderInFreshProcess(root: string): Record<string, string> {
  const script = join(root, 'tools/migration-guard/src/report/print-documents.ts')
  const rendered: unknown = JSON.parse(
    execFileSync(process.execPath, [script], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 }),
  )
  return Object.fromEntries(Object.entries(Object(rendered)).map(([path, text]) => [path, String(text)]))
}
