import type { LocaleTree } from '../feature.ts'
import { LANGUAGE_CODES, LANGUAGES, type Language } from './languages.ts'

/**
 * Everything that is wrong with one namespace's translations, a sentence each: texts missing in a language,
 * plural forms missing, placeholders that differ, and abbreviations that were misread as something else
 * (Joint Commission and ISMP lists). Empty when all is well.
 */
export function localeProblems(files: Readonly<Record<Language, LocaleTree>>): string[] {
  const texts = LANGUAGE_CODES.map((language) => ({ language, texts: flatten(files[language]) }))
  const bases = new Set(texts.flatMap(({ texts: known }) => [...known.keys()].map(baseKey)))
  return texts.flatMap(({ language, texts: known }) => [
    ...[...bases].flatMap((base) => missingForms(base, language, texts)),
    ...[...known].flatMap(([key, text]) => textProblems(key, text, language)),
    ...placeholderProblems(language, known, flatten(files.en)),
  ])
}

type Texts = ReadonlyMap<string, string>

const PLURAL = /_(zero|one|two|few|many|other)$/

function baseKey(key: string): string {
  return key.replace(PLURAL, '')
}

function flatten(tree: LocaleTree, prefix = ''): Texts {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  )
}

interface LanguageTexts {
  readonly language: Language
  readonly texts: Texts
}

function missingForms(base: string, language: Language, all: readonly LanguageTexts[]): string[] {
  const own = all.find((texts) => texts.language === language)?.texts
  const isCounted = all.some(({ texts }) => texts.has(`${base}_other`))
  const forms = new Intl.PluralRules(LANGUAGES[language].locale).resolvedOptions().pluralCategories
  const wanted = isCounted ? forms.map((form) => `${base}_${form}`) : [base]
  return wanted.filter((key) => !own?.has(key)).map((key) => `${language}: "${key}" is missing.`)
}

// As whole words, in capitals as they are written in orders; "MS" is also morphine sulphate.
const FORBIDDEN =
  /(?<![\p{L}\p{N}])(U|IU|QD|QOD|Q\.D\.|OD|HS|cc|[µμ]g|SC|SQ|D\/C|MS|MSO4|MgSO4)(?![\p{L}\p{N}])/u

function textProblems(key: string, text: string, language: Language): string[] {
  if (text.trim() === '') return [`${language}: "${key}" is empty.`]
  const found = FORBIDDEN.exec(text.replace(/\{\{[^}]*\}\}/g, ''))?.[1]
  return found === undefined ? [] : [`${language}: "${key}" says "${found}"; write it in full.`]
}

function placeholderProblems(language: Language, texts: Texts, english: Texts): string[] {
  return [...texts].flatMap(([key, text]) => {
    const model = english.get(key) ?? english.get(`${baseKey(key)}_other`)
    if (model === undefined) return []
    const unknown = [...placeholders(text)].filter((name) => !placeholders(model).has(name))
    // A plural form may say its number in a word, so only a count may be left out.
    const left = [...placeholders(model)].filter((name) => name !== 'count' && !placeholders(text).has(name))
    return [
      ...unknown.map((name) => `${language}: "${key}" has {{${name}}}, which English has not.`),
      ...left.map((name) => `${language}: "${key}" leaves out {{${name}}}.`),
    ]
  })
}

function placeholders(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].flatMap(([, name]) => name ?? []))
}
