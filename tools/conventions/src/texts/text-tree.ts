/** A file of translations: texts by key, nested at will. */
export interface TextTree {
  [key: string]: string | TextTree
}

/** Texts by their whole key: `form.save`. */
export type Texts = ReadonlyMap<string, string>

const PLURAL = /_(zero|one|two|few|many|other)$/

/** A key without the ending that names a plural form. */
export function baseKey(key: string): string {
  return key.replace(PLURAL, '')
}

/** The plural form that a key is of; undefined for a text that counts nothing. */
export function pluralFormOf(key: string): string | undefined {
  return PLURAL.exec(key)?.[1]
}

/** All texts of a file, in its order; what is neither a text nor a tree counts as empty. */
export function flattenTexts(tree: unknown, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(Object(tree)).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? [...flattenTexts(value, `${prefix}${key}.`)]
        : [[`${prefix}${key}`, typeof value === 'string' ? value : ''] as const],
    ),
  )
}

/** A file of translations from its texts, in their order. */
export function nestTexts(texts: Texts): TextTree {
  const tree: TextTree = {}
  for (const [key, text] of texts) {
    const steps = key.split('.')
    const last = steps.pop() ?? key
    branchAt(tree, steps)[last] = text
  }
  return tree
}

function branchAt(tree: TextTree, steps: readonly string[]): TextTree {
  return steps.reduce((branch, step) => {
    const present = branch[step]
    if (typeof present === 'object') return present
    const made: TextTree = {}
    branch[step] = made
    return made
  }, tree)
}

/** The names of what a text leaves to be filled in: `{{count, number}}` → `count`. */
export function placeholdersOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].flatMap(([, name]) => name ?? []))
}

/** A text without what is filled in. */
export function wordsOf(text: string): string {
  return text.replace(/\{\{[^}]*\}\}/g, '').trim()
}
