import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { compareTrees, type FileTree, findText, isText } from '../tree/file-tree.ts'

const BIOME = resolve(import.meta.dirname, '../../../../node_modules/@biomejs/biome/bin/biome')
const CONFIGURATION = 'biome.json'
const FORMATTED = /\.(ts|tsx|mts|js|mjs|json|jsonc|css|html)$/

/**
 * Prints the files that a plan has changed as the workspace prints its code: other names sort and break otherwise.
 *
 * @param before what the plan began with
 * @throws Error with Biome's output when a file cannot be parsed
 */
export function formatTree(before: FileTree, planned: FileTree): FileTree {
  const configuration = findText(planned, CONFIGURATION)
  const changed = [...compareTrees(before, planned).written].filter(
    ([path, file]) => FORMATTED.test(path) && isText(file),
  )
  if (configuration === undefined || changed.length === 0) return planned
  const folder = mkdtempSync(join(tmpdir(), 'clone-'))
  try {
    writeFileSync(join(folder, CONFIGURATION), configuration)
    for (const [path, { content }] of changed) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    runBiome(folder)
    const formatted = changed.map(([path, { mode }]) => {
      return [path, { mode, content: readFileSync(join(folder, path)) }] as const
    })
    return new Map([...planned, ...formatted])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The linter stays out: what it would say is said of the whole workspace, afterwards. */
function runBiome(folder: string): void {
  const options = ['--write', '--vcs-enabled=false', '--linter-enabled=false', '--colors=off']
  try {
    execFileSync(process.execPath, [BIOME, 'check', ...options, '.'], { cwd: folder, stdio: 'pipe' })
  } catch (cause) {
    const output = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause)
    throw new Error(`Biome could not print what was planned; nothing was written.\n${output}`, { cause })
  }
}
