import { parseTextRules, SOURCE_LANGUAGE, type TextRules } from './languages.ts'
import { findLiteralTexts } from './literal-texts.ts'
import { localeProblems } from './locale-problems.ts'
import { findSidesInCode } from './sides-in-code.ts'
import { findSidesInCss } from './sides-in-css.ts'
import { baseKey, flattenTexts } from './text-tree.ts'
import { findUsedKeys, missingKeys } from './used-keys.ts'

/** A file of a package, with its path from the workspace's root. */
export interface TextFile {
  readonly path: string
  readonly source: string
}

/**
 * Everything that stands in the way of a package's second language, a sentence each with file and line.
 *
 * @param shared the English texts that every package may use, libs/ui's
 */
export function checkPackageTexts(
  files: readonly TextFile[],
  rules: TextRules,
  shared: unknown = {},
): string[] {
  return [
    ...checkLocales(files, withOwnTexts(files, rules)),
    ...files.flatMap(checkFile),
    ...checkKeys(files, [shared, ...englishOf(files)]),
  ]
}

/** A package lists in `src/same-as-english.json` which of its texts read as in English, by language. */
function withOwnTexts(files: readonly TextFile[], rules: TextRules): TextRules {
  const own = files.find(({ path }) => path.endsWith('/src/same-as-english.json'))
  if (own === undefined) return rules
  const { sameAsEnglish } = parseTextRules({}, JSON.parse(own.source))
  const codes = new Set([...Object.keys(rules.sameAsEnglish), ...Object.keys(sameAsEnglish)])
  const both = [...codes].map((code) => [
    code,
    [...(rules.sameAsEnglish[code] ?? []), ...(sameAsEnglish[code] ?? [])],
  ])
  return { ...rules, sameAsEnglish: Object.fromEntries(both) }
}

function checkLocales(files: readonly TextFile[], rules: TextRules): string[] {
  const locales = files.flatMap(({ path, source }) => {
    const [, folder, code] = /^(.*\/locales)\/([A-Za-z-]+)\.json$/.exec(path) ?? []
    return folder === undefined || code === undefined ? [] : [{ folder, code, source }]
  })
  const folders = Map.groupBy(locales, ({ folder }) => folder)
  return [...folders].flatMap(([folder, own]) => {
    const contents = Object.fromEntries(own.map(({ code, source }) => [code, JSON.parse(source)]))
    return localeProblems(contents, rules).map((problem) => `${folder}: ${problem}`)
  })
}

function checkFile({ path, source }: TextFile): string[] {
  const findings = [
    ...(path.endsWith('.tsx') ? [...findLiteralTexts(path, source), ...findSidesInCode(path, source)] : []),
    ...(path.endsWith('.css') ? findSidesInCss(source) : []),
  ]
  return findings.map(({ line, what }) => `${path}:${line} ${what}`)
}

function englishOf(files: readonly TextFile[]): unknown[] {
  const name = `/locales/${SOURCE_LANGUAGE}.json`
  return files.flatMap(({ path, source }) => (path.endsWith(name) ? [JSON.parse(source)] : []))
}

/** Only of packages that have texts: what others say comes from those who use them. */
function checkKeys(files: readonly TextFile[], trees: readonly unknown[]): string[] {
  if (trees.length < 2) return []
  const known = trees
    .flatMap((tree) => [...flattenTexts(tree).keys()])
    .flatMap((key) => [...new Set([key, baseKey(key)])])
  return files.flatMap(({ path, source }) =>
    /\.tsx?$/.test(path)
      ? missingKeys(findUsedKeys(path, source), known).map((missing) => `${path}:${missing}`)
      : [],
  )
}
