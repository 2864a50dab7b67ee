import { pluralForms, type RegisteredLanguage, SOURCE_LANGUAGE, type TextRules } from './languages.ts'
import { baseKey, flattenTexts, placeholdersOf, pluralFormOf, type Texts, wordsOf } from './text-tree.ts'

/**
 * Everything that is wrong with one package's translations, a sentence each: texts or plural forms missing in a
 * language, empty, or still in English; placeholders that differ; abbreviations that were misread as something
 * else (Joint Commission and ISMP lists). Empty when all is well.
 *
 * @param files the contents of `<code>.json`, by code
 */
export function localeProblems(files: Readonly<Record<string, unknown>>, rules: TextRules): string[] {
  const all = rules.languages.map((language) => ({ language, texts: flattenTexts(files[language.code]) }))
  const english = all.find(({ language }) => language.code === SOURCE_LANGUAGE)?.texts ?? new Map()
  return [
    ...Object.keys(files).flatMap((code) => unknownLanguage(code, rules)),
    ...all.flatMap(({ language, texts }) => [
      ...keyProblems(language, texts, all),
      ...[...texts].flatMap(([key, text]) => [
        ...textProblems({ key, text, code: language.code }),
        ...placeholderProblems({ key, text, code: language.code }, english),
      ]),
      ...stillEnglish(language.code, texts, english, rules).map(
        (key) => `${language.code}: "${key}" is still English: "${texts.get(key)}".`,
      ),
    ]),
  ]
}

/**
 * The keys of the texts that nobody has translated yet: they read as in English, and are not listed as the same in
 * both. A text of figures and signs alone is the same everywhere.
 */
export function stillEnglish(code: string, texts: Texts, english: Texts, rules: TextRules): string[] {
  if (code === SOURCE_LANGUAGE) return []
  const { sameAsEnglish } = rules
  const allowed = new Set([...(sameAsEnglish['*'] ?? []), ...(sameAsEnglish[code] ?? [])])
  return [...texts].flatMap(([key, text]) => {
    const base = baseKey(key)
    const models = [key, `${base}_one`, `${base}_other`].map((candidate) => english.get(candidate))
    const isEnglish = models.includes(text) && /\p{L}/u.test(wordsOf(text))
    return isEnglish && !allowed.has(text) ? [key] : []
  })
}

interface OneText {
  readonly code: string
  readonly key: string
  readonly text: string
}

interface LanguageTexts {
  readonly language: RegisteredLanguage
  readonly texts: Texts
}

function unknownLanguage(code: string, { languages }: TextRules): string[] {
  if (languages.some((language) => language.code === code)) return []
  return [`${code}.json is of a language that is not registered; run "pnpm nx g language ${code}".`]
}

function keyProblems(language: RegisteredLanguage, texts: Texts, all: readonly LanguageTexts[]): string[] {
  const bases = new Set(all.flatMap(({ texts: known }) => [...known.keys()].map(baseKey)))
  const wanted = new Set([...bases].flatMap((base) => wantedKeys(base, language, all)))
  const missing = [...wanted].filter((key) => !texts.has(key))
  // i18next takes a form for none in every language.
  const unused = [...texts.keys()].filter((key) => !wanted.has(key) && pluralFormOf(key) !== 'zero')
  return [
    ...missing.map((key) => `${language.code}: "${key}" is missing.`),
    ...unused.map((key) => `${language.code}: "${key}" is a form that the language does not have.`),
  ]
}

function wantedKeys(base: string, language: RegisteredLanguage, all: readonly LanguageTexts[]): string[] {
  const isCounted = all.some(({ texts }) => texts.has(`${base}_other`))
  return isCounted ? pluralForms(language).map((form) => `${base}_${form}`) : [base]
}

// As whole words, in capitals as they are written in orders; "MS" is also morphine sulphate.
const FORBIDDEN =
  /(?<![\p{L}\p{N}])(U|IU|QD|QOD|Q\.D\.|OD|HS|cc|[µμ]g|SC|SQ|D\/C|MS|MSO4|MgSO4)(?![\p{L}\p{N}])/u

function textProblems({ code, key, text }: OneText): string[] {
  if (text.trim() === '') return [`${code}: "${key}" is empty.`]
  const found = FORBIDDEN.exec(wordsOf(text))?.[1]
  return found === undefined ? [] : [`${code}: "${key}" says "${found}"; write it in full.`]
}

function placeholderProblems({ code, key, text }: OneText, english: Texts): string[] {
  const model = english.get(key) ?? english.get(`${baseKey(key)}_other`)
  if (model === undefined) return []
  const [own, wanted] = [placeholdersOf(text), placeholdersOf(model)]
  const unknown = [...own].filter((name) => !wanted.has(name))
  // A plural form may say its number in a word, so only a count may be left out.
  const left = [...wanted].filter((name) => name !== 'count' && !own.has(name))
  return [
    ...unknown.map((name) => `${code}: "${key}" has {{${name}}}, which English has not.`),
    ...left.map((name) => `${code}: "${key}" leaves out {{${name}}}.`),
  ]
}
