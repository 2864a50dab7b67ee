import { flattenTexts, parseTextRules, SAME_AS_ENGLISH_FILE, stillEnglish } from '@ehr/conventions/texts'
import type { Tree } from '@nx/devkit'
import type { PlannedFile } from './plan-files.ts'

/**
 * The list of texts that may read as in English, with those of a new feature that nobody gave Arabic for: what was
 * generated passes every check, and the list says what is left to translate. None when nothing is.
 */
export function listUntranslated(tree: Tree, files: readonly PlannedFile[]): PlannedFile[] {
  const [english, arabic] = ['en', 'ar'].map((code) => textsOf(files, code))
  const listed = Object(JSON.parse(tree.read(SAME_AS_ENGLISH_FILE, 'utf8') ?? '{}'))
  const left = stillEnglish('ar', arabic ?? new Map(), english ?? new Map(), parseTextRules({}, listed))
  if (left.length === 0) return []
  const before: unknown = listed.ar
  const texts = [...(Array.isArray(before) ? before : []), ...left.map((key) => arabic?.get(key))]
  const next = { ...listed, ar: [...new Set(texts)].sort() }
  return [{ path: SAME_AS_ENGLISH_FILE, text: `${JSON.stringify(next, null, 2)}\n` }]
}

function textsOf(files: readonly PlannedFile[], code: string): Map<string, string> {
  const file = files.find(({ path }) => path.endsWith(`/locales/${code}.json`))
  return flattenTexts(JSON.parse(file?.text ?? '{}'))
}
