import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the languages of the interface are registered, relative to the workspace's root. */
export const LANGUAGES_FILE = 'libs/ui/src/i18n/languages.json'

/** Texts that may read as in English, by language code, or in every language (`*`). */
export const SAME_AS_ENGLISH_FILE = 'libs/ui/src/i18n/same-as-english.json'

/** The English texts that every screen may use. */
export const SHARED_TEXTS_FILE = 'libs/ui/src/i18n/locales/en.json'

/** The language that all others are translated from. */
export const SOURCE_LANGUAGE = 'en'

/** What the texts of every package are held against, from the workspace's root: a change checks all anew. */
export const TEXT_RULE_FILES = [LANGUAGES_FILE, SAME_AS_ENGLISH_FILE, SHARED_TEXTS_FILE] as const

/** What the texts of a workspace must fit. */
export interface TextRules {
  readonly languages: readonly RegisteredLanguage[]
  readonly sameAsEnglish: Readonly<Record<string, readonly string[]>>
}

export interface RegisteredLanguage {
  readonly code: string
  /** BCP 47; plural forms follow it. */
  readonly locale: string
}

/** Reads which languages there are, and what they may leave in English. @throws Error when a file is no JSON */
export function readTextRules(root: string): TextRules {
  return parseTextRules(readJson(join(root, LANGUAGES_FILE)), readJson(join(root, SAME_AS_ENGLISH_FILE)))
}

/** The rules from the two files' contents. */
export function parseTextRules(languages: unknown, sameAsEnglish: unknown): TextRules {
  return {
    languages: Object.entries(Object(languages)).map(([code, facts]) => ({
      code,
      locale: String(Object(facts).locale ?? code),
    })),
    sameAsEnglish: Object.fromEntries(
      Object.entries(Object(sameAsEnglish)).map(([code, texts]) => [
        code,
        Array.isArray(texts) ? texts.map(String) : [],
      ]),
    ),
  }
}

/** The plural forms that a language has, as i18next names them: six in Arabic, two in English. */
export function pluralForms({ locale }: RegisteredLanguage): readonly string[] {
  return new Intl.PluralRules(locale).resolvedOptions().pluralCategories
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
