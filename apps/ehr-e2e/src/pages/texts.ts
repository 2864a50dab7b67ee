import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../..')

/** Where the translations of a namespace lie: the shell's, the shared ones, else a feature's. */
function folderOf(namespace: string): string {
  if (namespace === 'app') return 'apps/ehr-web/src/locales'
  if (namespace === 'ui') return 'libs/ui/src/i18n/locales'
  return `libs/features/${namespace}/src/locales`
}

/** Looks up what a screen says, so that a journey reads the same in every language: `patients:find.title`. */
export type Say = (key: `${string}:${string}`, values?: Readonly<Record<string, string>>) => string

/** Reads the translations of one language as the application has them. @throws for a key that is not there. */
export function createSay(language: string): Say {
  const files = new Map<string, unknown>()
  const read = (namespace: string): unknown => {
    const known = files.get(namespace)
    if (known !== undefined) return known
    const tree: unknown = JSON.parse(
      readFileSync(join(ROOT, folderOf(namespace), `${language}.json`), 'utf8'),
    )
    files.set(namespace, tree)
    return tree
  }
  return (key, values = {}) => {
    const [namespace = '', path = ''] = key.split(':')
    const text = path
      .split('.')
      .reduce<unknown>((tree, step) => (isTree(tree) ? tree[step] : undefined), read(namespace))
    if (typeof text !== 'string') throw new Error(`There is no text "${key}" in ${language}.`)
    return text.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => values[name] ?? '')
  }
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
