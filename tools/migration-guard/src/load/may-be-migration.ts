import { parseSync } from 'oxc-parser'

/**
 * Whether the source of a module could export `up`, without running it: false only where its exports are all known
 * and none of them is `up` or the default, as in the index of a folder.
 */
export function mayBeMigration(file: string, source: string): boolean {
  const { module, errors } = parseSync(file, source)
  if (errors.length > 0 || !module.hasModuleSyntax || /\bexport\s*=|\bexports\b/.test(source)) return true
  const names = module.staticExports.flatMap(({ entries }) => entries)
  return names.some(
    ({ exportName }) =>
      exportName.kind === 'None' || ['up', 'default'].includes(exportName.name ?? 'default'),
  )
}
