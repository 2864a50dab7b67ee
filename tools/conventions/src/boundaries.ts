import { posix } from 'node:path'
import { describeCircle, findCircle } from './circles.ts'
import type { ImportStatement } from './imports.ts'
import { layerOfFile, layerOfImport } from './layers.ts'
import { EXCEPTIONS, IMPORT_TABLE, TEST_FILES } from './table.ts'
import type { WorkspacePackage } from './workspace.ts'

/** The imports of one file; `path` is relative to its package, with forward slashes. */
export interface SourceFile {
  path: string
  imports: readonly ImportStatement[]
}

interface Place {
  from: WorkspacePackage
  path: string
  statement: ImportStatement
}

/**
 * Checks the imports of one package against the import table, the exports of its neighbours and what it declares;
 * each failure is a sentence with file and line.
 */
export function checkBoundaries(
  from: WorkspacePackage,
  files: readonly SourceFile[],
  packages: readonly WorkspacePackage[],
): string[] {
  const circle = findCircle(from, packages)
  const failures = files.flatMap(({ path, imports }) =>
    imports.flatMap((statement) => {
      const failure = checkImport({ from, path, statement }, packages)
      return failure === undefined ? [] : [`${from.folder}/${path}:${statement.line} ${failure}`]
    }),
  )
  return circle === undefined
    ? failures
    : [...failures, `${from.folder}/package.json ${describeCircle(circle)}`]
}

function checkImport(place: Place, packages: readonly WorkspacePackage[]): string | undefined {
  const { specifier } = place.statement
  if (specifier.startsWith('.')) return checkRelative(place)
  const target = packages.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`))
  if (target !== undefined) return checkNeighbour(place, target)
  return specifier.startsWith('@ehr/')
    ? `imports "${specifier}", and the workspace has no such package.`
    : undefined
}

function checkRelative({ from, path, statement }: Place): string | undefined {
  const target = posix.join(posix.dirname(path), statement.specifier)
  if (target.startsWith('..')) {
    return `imports "${statement.specifier}", which is outside of ${from.name}. Import it by its package's name.`
  }
  const extension = posix.extname(target.replace(/\?.*$/, ''))
  if (extension === '' || extension === '.js' || extension === '.jsx') {
    return `imports "${statement.specifier}" without the name that its file has, such as "./x.ts"; nothing resolves it.`
  }
  if (mayAnything(path)) return undefined
  const [own, other] = [layerOfFile(from.folder, path), layerOfFile(from.folder, target)]
  if (own === other || IMPORT_TABLE[own][other] !== undefined) return undefined
  return `(${own}) imports "${statement.specifier}" (${other}), which ${own} may not.`
}

function checkNeighbour(place: Place, target: WorkspacePackage): string | undefined {
  const { from, path, statement } = place
  const subpath = statement.specifier.slice(target.name.length + 1)
  if (!isExported(target, subpath)) {
    const offered = Object.keys(target.manifest.exports).join(', ') || 'nothing'
    return `imports "${statement.specifier}", which ${target.name} does not export; it exports ${offered}.`
  }
  if (target.name !== from.name && !isDeclared(place, target.name)) {
    return `imports "${statement.specifier}", which ${from.folder}/package.json does not list under "dependencies".`
  }
  if (mayAnything(path) || isExcepted(path, statement.specifier)) return undefined
  return checkTable(place, target, subpath)
}

function checkTable(
  { from, path, statement }: Place,
  target: WorkspacePackage,
  subpath: string,
): string | undefined {
  const own = layerOfFile(from.folder, path)
  const other = layerOfImport(target.folder, subpath)
  const permit = IMPORT_TABLE[own][other]
  if (permit === 'yes' || target.name === from.name) return undefined
  if (permit === 'types' && statement.isType) return undefined
  if (permit === 'types')
    return `(${own}) imports "${statement.specifier}" and may import its types only: use "import type".`
  return `(${own}) imports "${statement.specifier}" (${other}), which ${own} may not.`
}

/** Types, tests, configuration and journeys need a package in the workspace only, where development's is installed. */
function isDeclared({ from, path, statement }: Place, name: string): boolean {
  if (name in from.manifest.dependencies) return true
  const isException = mayAnything(path) || isExcepted(path, statement.specifier)
  const staysHere = statement.isType || TEST_FILES.test(path) || isException
  return (staysHere || from.folder === 'apps/ehr-e2e') && name in from.manifest.devDependencies
}

function isExported(target: WorkspacePackage, subpath: string): boolean {
  const wanted = subpath === '' ? '.' : `./${subpath}`
  return Object.keys(target.manifest.exports).some((key) => {
    const [start = '', end] = key.split('*')
    return end === undefined ? key === wanted : wanted.startsWith(start) && wanted.endsWith(end)
  })
}

function mayAnything(path: string): boolean {
  return isExcepted(path, '*')
}

function isExcepted(path: string, specifier: string): boolean {
  return EXCEPTIONS.some(({ files, may }) => files.test(path) && may.includes(specifier))
}
