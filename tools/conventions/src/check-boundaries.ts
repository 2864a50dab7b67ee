import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkBoundaries, type SourceFile } from './boundaries.ts'
import { parseImports } from './imports.ts'
import { findWorkspaceRoot, listPackages } from './workspace.ts'

/*
 * `node check-boundaries.ts [folder …]`: checks the imports of these packages, or of all; ends with 1 when one is
 * against the rules.
 */
const root = findWorkspaceRoot(import.meta.dirname)
const packages = listPackages(root)
const folders = process.argv.slice(2)
const chosen = packages.filter(({ folder }) => folders.length === 0 || folders.includes(folder))
const failures = chosen.flatMap((each) =>
  checkBoundaries(each, readSources(join(root, each.folder)), packages),
)

for (const failure of failures) console.error(failure)
process.exitCode = failures.length === 0 ? 0 : 1

function readSources(folder: string): SourceFile[] {
  const exclude = (path: string) => /(^|[\\/])(node_modules|dist|files)$/.test(path)
  const paths = globSync('**/*.{ts,tsx,mts}', { cwd: folder, exclude }).map((path) =>
    path.replaceAll('\\', '/'),
  )
  return paths.sort().map((path) => ({
    path,
    imports: parseImports(path, readFileSync(join(folder, path), 'utf8')),
  }))
}
