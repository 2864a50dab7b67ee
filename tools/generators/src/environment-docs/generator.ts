import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Tree } from '@nx/devkit'
import { staleFiles } from './stale-files.ts'

/** Sync generator: writes the documents that follow from the declarations of libs/env. */
export default function generateEnvironmentDocs(tree: Tree): { outOfSyncMessage: string } {
  const stale = staleFiles(renderInFreshProcess(tree.root), (path) => tree.read(path, 'utf8'))
  for (const [path, text] of stale) tree.write(path, text)
  return { outOfSyncMessage: `Not as libs/env declares it: ${stale.map(([path]) => path).join(', ')}.` }
}

/** Nx may run this in its daemon, which keeps the declarations as they were when it first read them. */
function renderInFreshProcess(root: string): Record<string, string> {
  const script = join(root, 'libs/env/src/print-documents.ts')
  const rendered: unknown = JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }))
  return Object.fromEntries(Object.entries(Object(rendered)).map(([path, text]) => [path, String(text)]))
}
