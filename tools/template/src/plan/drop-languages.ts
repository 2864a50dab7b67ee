import { parseJson } from '../answers/identity.ts'
import { type FileTree, withoutFiles, withText } from '../tree/file-tree.ts'
import { dropReferences } from './drop-references.ts'

/** The languages of the interface, and what may read the same in them. */
const LANGUAGES_FILE = 'libs/ui/src/i18n/languages.json'
const SAME_AS_ENGLISH_FILE = 'libs/ui/src/i18n/same-as-english.json'

/** The languages that a workspace has, English first. */
export function listLanguages(tree: FileTree): string[] {
  return Object.keys(parseJson(tree, LANGUAGES_FILE))
}

/**
 * Takes out every language that is not kept: what registers it, its texts (`locales/ar.json`), and the tests that are
 * about it (`x.ar.test.ts`).
 */
export function dropLanguages(tree: FileTree, kept: readonly string[]): FileTree {
  const dropped = listLanguages(tree).filter((code) => !kept.includes(code))
  if (dropped.length === 0) return tree
  const isOfDropped = (path: string) =>
    dropped.some(
      (code) =>
        path.endsWith(`/locales/${code}.json`) ||
        new RegExp(`\\.${code}(\\.db)?\\.(test|spec)\\.tsx?$`).test(path),
    )
  const gone = new Set([...tree.keys()].filter(isOfDropped))
  const left = dropReferences(
    withoutFiles(tree, (path) => gone.has(path)),
    gone,
  )
  return [LANGUAGES_FILE, SAME_AS_ENGLISH_FILE].reduce((rest, path) => withoutKeys(rest, path, dropped), left)
}

function withoutKeys(tree: FileTree, path: string, gone: readonly string[]): FileTree {
  if (!tree.has(path)) return tree
  const entries = Object.entries(parseJson(tree, path)).filter(([key]) => !gone.includes(key))
  return withText(tree, path, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
}
